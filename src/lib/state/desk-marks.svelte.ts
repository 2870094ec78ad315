import { lineMarks, noMarks, type LineMarks } from '../domain/coding/line-marks.ts';
import { unpacked, type Quotation } from '../domain/coding/packed.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { Pass } from '../domain/model/pass.ts';
import { lineSpan } from '../domain/transcript/lines.ts';
import type { DeskCodebook } from './desk-codebook.svelte.ts';
import type { DeskContent } from './desk-content.ts';
import type { LineCell } from './line-cell.svelte.ts';

/** What the pass puts on each line, with merges and splits applied, drawn into the lines' cells. */
export class DeskMarks {
  pass: Pass = $state.raw(null as never);

  readonly #content: Pick<DeskContent, 'key' | 'version'>;
  readonly #codebook: DeskCodebook;
  readonly #cells: readonly LineCell[];
  /** Lanes and marks as they are drawn, to find the lines that changed. */
  #drawn: readonly LineMarks[] = [];

  constructor(content: DeskContent, codebook: DeskCodebook, cells: readonly LineCell[]) {
    this.#content = content;
    this.#codebook = codebook;
    this.#cells = cells;
    this.show(content.pass);
  }

  readonly #counted = $derived.by(() => {
    const { effective } = this.#codebook;
    const { codings, quotations } = unpacked(this.pass);
    return {
      codings: effective.joined(codings, this.#content.key),
      quotations: once(
        quotations.map((each) => ({ ...each, codeId: effective.merged(each.codeId) })),
      ),
      flags: this.pass.flags,
    };
  });

  /** Codings of each code in this transcript, by code. */
  readonly codingsByCode = $derived.by(() => {
    const counts = new Map<CodeId, number>();
    for (const { codeId } of this.#counted.codings) {
      counts.set(codeId, (counts.get(codeId) ?? 0) + 1);
    }
    return counts;
  });

  show(pass: Pass): void {
    this.pass = pass;
    this.draw();
  }

  /** Draws the lines that changed. */
  draw(): void {
    const own = new Set(
      this.#codebook.codes.filter(({ kind }) => kind === 'own').map(({ id }) => id),
    );
    const marks = lineMarks(this.#counted, this.#content.version, (id) => own.has(id));
    marks.forEach((each, line) => {
      if (each.signature !== (this.#drawn[line] ?? noMarks).signature) {
        this.#cells[line]!.marks = each;
      }
    });
    this.#drawn = marks;
  }

  /** Codes on a line, stripes first. */
  codesOn(line: number): CodeId[] {
    const { stripes, own } = this.#cells[line]!.marks;
    return [...new Set([...stripes, ...own].map(({ codeId }) => codeId))];
  }

  /** Codes on any of the lines [from, to). */
  codesIn({ from, to }: { readonly from: number; readonly to: number }): CodeId[] {
    const found = new Set<CodeId>();
    for (let line = from; line < to; line += 1) {
      for (const codeId of this.codesOn(line)) found.add(codeId);
    }
    return [...found];
  }

  quotationsOf(codeId: CodeId): Quotation[] {
    return this.#counted.quotations.filter((each) => each.codeId === codeId);
  }

  /** The quotations that touch a line. */
  quotationsOn(line: number): Quotation[] {
    const [from, to] = lineSpan(this.#content.version, line);
    return this.#counted.quotations.filter((each) => each.from < to && each.to > from);
  }
}

/** Of codes that were merged, both may have had the same words. */
function once(quotations: readonly Quotation[]): readonly Quotation[] {
  const name = ({ codeId, from, to }: Quotation) => `${codeId} ${from} ${to}`;
  return [...new Map(quotations.map((each) => [name(each), each])).values()];
}
