import { rulesOfStudy } from '../adequacy/rules.ts';
import { standing } from '../beliefs/voices.ts';
import type { BeliefId } from '../model/belief.ts';
import type { CodeId } from '../model/code.ts';
import type { SubthemeId } from '../model/subtheme.ts';
import type { ThemeId } from '../model/theme.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { byPlace } from '../study/order.ts';
import { sentenceStarts } from '../transcript/sentences.ts';
import type { FindingPlace } from './finding.ts';

/** What a text speaks of, where the record counts people for it. */
export type TextTie =
  | { readonly on: 'theme'; readonly id: ThemeId }
  | { readonly on: 'subtheme'; readonly id: SubthemeId }
  | { readonly on: 'domain'; readonly id: CodeId }
  | { readonly on: 'belief'; readonly id: BeliefId };

/** Words of the team that go into a paper, or from which one is written. */
export interface TeamText {
  /** The same from day to day. */
  readonly id: string;
  /** Where they stand, as people say it: "Theme “Whose it is”, memo". */
  readonly where: string;
  readonly words: string;
  readonly sentences: readonly string[];
  /** `methods`: says how the study was done; `findings`: what came of it; `name`: a heading. */
  readonly says: 'methods' | 'findings' | 'name';
  readonly about: TextTie | null;
  readonly place: FindingPlace;
}

/**
 * The team's own words in the record, as far as they go into what is published: the plan, the guide's notes,
 * themes, statements, decisions, the rule for the sample, the joint display and the checklists. Memos, cells
 * of the matrix and notes are working papers and are not among them.
 */
export function teamTexts(frame: PaperFrame): readonly TeamText[] {
  return [
    ...planTexts(frame),
    ...guideTexts(frame),
    ...themeTexts(frame),
    ...domainTexts(frame),
    ...adequacyTexts(frame),
    ...jointTexts(frame),
    ...checklistTexts(frame),
  ].filter(({ words }) => words.trim() !== '');
}

/** The sentences of a text, without white space around them. */
export function sentencesOf(words: string): readonly string[] {
  return words.split(/\n+/).flatMap((paragraph) => {
    const starts = sentenceStarts(paragraph);
    return starts.flatMap((from, index) => paragraph.slice(from, starts[index + 1]).trim() || []);
  });
}

function text(
  id: string,
  where: string,
  words: string,
  says: TeamText['says'],
  place: FindingPlace,
  about: TextTie | null = null,
): TeamText {
  return { id, where, words, sentences: sentencesOf(words), says, about, place };
}

function planTexts({ seen: { study } }: PaperFrame): readonly TeamText[] {
  const place = { page: 'study', choices: {} };
  const said = [
    ['title', 'title', 'name'],
    ['aim', 'aim', 'methods'],
    ['orientation', 'orientation and theory', 'methods'],
    ['sampling', 'sampling', 'methods'],
    ['setting', 'setting', 'methods'],
    ['informationGiven', 'what participants were told', 'methods'],
    ['transcription', 'transcription', 'methods'],
    ['funding', 'funding', 'methods'],
    ['conflicts', 'conflicts of interest', 'methods'],
    ['dataSharing', 'sharing of data', 'methods'],
  ] as const;
  const { who, what, toWhom, where, when } = study.behaviour;
  return [
    ...said.map(([field, name, says]) =>
      text(`study ${field}`, `Plan, ${name}`, study[field], says, place),
    ),
    ...[who, what, toWhom, where, when].map((words, part) =>
      text(`study behaviour ${part}`, 'Plan, behaviour', words, 'methods', place),
    ),
    text('study ethics', 'Plan, ethics', study.ethics.note, 'methods', place),
  ];
}

function guideTexts({ records: { guideVersions } }: PaperFrame): readonly TeamText[] {
  return guideVersions
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ id, number, changes, pilotNote, without }) => {
      const place = { page: 'guide', choices: { version: id } };
      const where = `Interview guide, version ${number}`;
      return [
        text(`guide ${id} changes`, `${where}, what changed`, changes, 'methods', place),
        text(`guide ${id} pilot`, `${where}, pilot`, pilotNote, 'methods', place),
        ...without.map(({ domainId, reason }) =>
          text(
            `guide ${id} without ${domainId}`,
            `${where}, domain left out`,
            reason,
            'methods',
            place,
          ),
        ),
      ];
    });
}

function themeTexts({ records: { themes, subthemes } }: PaperFrame): readonly TeamText[] {
  const of = ({ name, memo }: { name: string; memo: string }, about: TextTie) => {
    const { on, id } = about;
    const place = { page: 'themes', choices: { [on]: id } };
    const named = `${on === 'theme' ? 'Theme' : 'Subtheme'} “${name}”`;
    return [
      text(`${on} ${id} name`, named, name, 'name', place, about),
      text(`${on} ${id} memo`, `${named}, memo`, memo, 'findings', place, about),
    ];
  };
  return [
    ...themes.toSorted(byPlace).flatMap((one) => of(one, { on: 'theme', id: one.id })),
    ...subthemes.toSorted(byPlace).flatMap((one) => of(one, { on: 'subtheme', id: one.id })),
  ];
}

function domainTexts({ records, settled }: PaperFrame): readonly TeamText[] {
  const statements = standing(records.beliefs).map(({ id, statement, domainId }) =>
    text(
      `belief ${id}`,
      `Belief statement “${statement}”`,
      statement,
      'findings',
      { page: 'beliefs', choices: { place: domainId ?? 'no-domain', statement: id } },
      { on: 'belief', id },
    ),
  );
  const order = new Map(settled.codes.map(({ id, order: place }) => [id, place]));
  const decisions = records.relevances
    .toSorted((a, b) => (order.get(a.domainId) ?? 0) - (order.get(b.domainId) ?? 0))
    .flatMap(({ id, domainId, reason, strength }) => {
      const name = settled.byId.get(domainId)?.name ?? 'a domain no longer there';
      const place = { page: 'relevance', choices: { domain: domainId } };
      const about = { on: 'domain', id: domainId } as const;
      return [
        text(
          `relevance ${id} reason`,
          `Domain relevance, ${name}`,
          reason,
          'findings',
          place,
          about,
        ),
        text(
          `relevance ${id} strength`,
          `Domain relevance, ${name}, strength`,
          strength,
          'findings',
          place,
          about,
        ),
      ];
    });
  return [...statements, ...decisions];
}

function adequacyTexts({ records }: PaperFrame): readonly TeamText[] {
  const { inForce, draft } = rulesOfStudy(records.adequacyRules);
  const rule = inForce ?? draft;
  if (!rule) return [];
  const place = { page: 'adequacy', choices: {} };
  const words =
    rule.rule.kind === 'information-power'
      ? [rule.rule.aim, rule.rule.sample, rule.rule.theory, rule.rule.dialogue, rule.rule.analysis]
      : rule.rule.kind === 'not-claimed'
        ? [rule.rule.reason]
        : [];
  return [rule.note, ...words].map((one, part) =>
    text(`adequacy ${rule.id} ${part}`, 'Sample adequacy', one, 'methods', place),
  );
}

function jointTexts({ records }: PaperFrame): readonly TeamText[] {
  return records.jointRows.toSorted(byPlace).map(({ id, inference }, index) =>
    text(`joint ${id}`, `Joint display, row ${index + 1}`, inference, 'findings', {
      page: 'joint-display',
      choices: { row: id },
    }),
  );
}

function checklistTexts({ records }: PaperFrame): readonly TeamText[] {
  return records.checklistAnswers
    .toSorted((a, b) => (a.list < b.list ? -1 : a.list > b.list ? 1 : a.number - b.number))
    .flatMap(({ list, number, words, notApplicable }) => {
      const where = `${list === 'coreq' ? 'COREQ' : 'SRQR'} ${number}`;
      const place = {
        page: 'coreq',
        choices: { ...(list === 'srqr' ? { list } : {}), item: number },
      };
      const said = notApplicable ?? words;
      return [text(`${list} ${number}`, where, said, 'methods', place)];
    });
}
