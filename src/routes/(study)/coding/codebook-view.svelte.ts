import { confusablePairsOf } from '#lib/domain/codebook/framework.ts';
import { flattened, ownCodeTree, type CodeBranch } from '#lib/domain/codebook/tree.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import { codeFinder } from '#lib/domain/search/find-codes.ts';
import type { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { framework } from '#lib/state/framework.ts';
import type { CodeGuide, PairGuide } from '#lib/ui/desk/guide.ts';
import type { CodeLook } from '#lib/ui/desk/line-view.ts';
import { domainLooks } from '#lib/ui/domain-look.ts';
import { codeGuide, idOfKey } from '../code-guide.ts';

/** One code in the pane beside the transcript, and what stands under it. */
export interface CodeRow {
  readonly code: CodeLook;
  /** Codings in this transcript. */
  readonly count: number;
  readonly keys: string | null;
  readonly under: readonly CodeRow[];
}

/** The codebook as the desk shows it: how codes look, in what order, and what they say of their use. */
export class CodebookView {
  readonly #desk: CodingDesk;
  readonly #leader: () => string | null;

  /** @param leader the key that begins a domain's chord, if one does. */
  constructor(desk: CodingDesk, leader: () => string | null) {
    this.#desk = desk;
    this.#leader = leader;
  }

  readonly look = (codeId: CodeId): CodeLook => {
    const code = this.#desk.codebook.byId.get(codeId);
    if (!code) return { id: codeId, name: 'unknown code', frameworkKey: null, colour: null };
    const { id, name, frameworkKey, colour, proposedIn } = code;
    return { id, name, frameworkKey, colour, isProposed: proposedIn !== null };
  };

  readonly finder = $derived.by(() => codeFinder(this.#desk.codebook.codes, framework));

  readonly groups = $derived.by(() => {
    const { codes } = this.#desk.codebook;
    const active = codes.filter(({ status }) => status === 'active');
    const under = (parent: Code): CodeRow[] =>
      active
        .filter(({ kind, parentId }) => kind === 'construct' && parentId === parent.id)
        .sort((a, b) => a.order - b.order)
        .map((code) => this.#row(code, []));
    /** Codes in use; those under a code that was merged, split or retired stand in its place. */
    const inUse = (branches: readonly CodeBranch[]): CodeRow[] =>
      branches.flatMap(({ code, children }) =>
        code.status === 'active' ? [this.#row(code, inUse(children))] : inUse(children),
      );
    return [
      ...framework.families.map(({ id, name }) => ({
        name,
        rows: framework.domains
          .filter(({ family }) => family === id)
          .flatMap(({ codeId }) => active.find((code) => code.id === codeId) ?? [])
          .map((code) => this.#row(code, under(code))),
      })),
      {
        name: 'Outside the TDF',
        rows: active.filter(({ kind }) => kind === 'outside').map((code) => this.#row(code, [])),
      },
      { name: 'Your own codes', rows: inUse(ownCodeTree(codes)) },
    ];
  });

  /** "d k", for a domain. */
  readonly chordOf = (codeId: CodeId): string | null => {
    const key = this.look(codeId).frameworkKey;
    const leader = this.#leader();
    const domain = domainLooks.find((each) => each.key === key);
    return leader && domain ? `${leader} ${domain.chordLetter}` : null;
  };

  readonly guideOf = (codeId: CodeId): CodeGuide => codeGuide(this.#desk.codebook.byId.get(codeId));

  /** Pairs that a code is often mixed up in, those first of which both are on the line. */
  pairsOf(codeId: CodeId, onLine: readonly CodeId[]): PairGuide[] {
    const domainKey = (id: CodeId) => this.look(id).frameworkKey?.split('/')[0];
    const key = domainKey(codeId);
    if (!key) return [];
    const here = onLine.map(domainKey);
    const both = ({ between }: { readonly between: readonly [string, string] }) =>
      Number(between.every((each) => here.includes(each)));
    return confusablePairsOf(framework, key)
      .toSorted((a, b) => both(b) - both(a))
      .slice(0, 2)
      .map(({ between: [a, b], test }) => ({ codes: [idOfKey(a), idOfKey(b)], test }));
  }

  /** Codes to choose among, own ones as the tree has them. */
  looksOf(codeIds: readonly CodeId[]): CodeLook[] {
    const order = flattened(ownCodeTree(this.#desk.codebook.codes)).map(({ code }) =>
      this.look(code.id),
    );
    return codeIds.map((id) => order.find((each) => each.id === id) ?? this.look(id));
  }

  #row(code: Code, under: readonly CodeRow[]): CodeRow {
    return {
      code: this.look(code.id),
      count: this.#desk.marks.codingsByCode.get(code.id) ?? 0,
      keys: this.chordOf(code.id) ?? code.shortcut,
      under,
    };
  }
}
