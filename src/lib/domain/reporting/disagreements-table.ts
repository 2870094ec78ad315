import { codesById } from '../codebook/codebook.ts';
import { codesInOrder, domainsOf } from '../codebook/tree.ts';
import type { Code, CodeId } from '../model/code.ts';
import { reasons, type Decision } from '../model/decision.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { distinctNames } from './anchor.ts';
import { readersOf, type DecisionFrame } from './decision-log.ts';
import { outcomeWords, reasonWords } from './decision-words.ts';
import { inventedColumn, studyNotes, titled } from './study-frame.ts';
import type { Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/**
 * The disagreements of each round and how they were settled, counted: lines and codes by outcome, by
 * reason, by domain, by who decided, with those that went to a third person, and by transcript.
 *
 * @param openLines how many lines of a transcript are still open or flagged.
 * @param isOfAsked whether its reader sees, as an adjudicator, only what they were asked.
 */
export function disagreementsTable(
  frame: DecisionFrame,
  openLines: ReadonlyMap<TranscriptId, number>,
  isOfAsked = false,
): Table {
  const invented = inventedColumn(frame.study);
  const names = distinctNames(frame.transcripts);
  const disputed = frame.decisions.filter(isDisputed);
  const agreed = frame.decisions.length - disputed.length;
  const rounds = frame.rounds
    .map(({ id, number }) => ({ number, decisions: disputed.filter((one) => one.roundId === id) }))
    .filter(({ decisions }) => decisions.length > 0)
    .toSorted((a, b) => a.number - b.number);
  const blocks = [
    ...rounds.map(({ number, decisions }) => rowsOf(String(number), decisions, frame, names)),
    ...(rounds.length > 1 ? [rowsOf('all', disputed, frame, names)] : []),
  ];
  const open = [...openLines]
    .filter(([, lines]) => lines > 0)
    .map(([id, lines]) => `${names.get(id) ?? 'a transcript'}: ${lines}`);
  return {
    ...titled(frame.study, 'disagreements and how they were settled'),
    sheetName: 'disagreements',
    columns: ['Round', 'By', 'Group', 'Lines', 'Share of lines', 'Codes', ...invented.columns],
    widths: [1, 2, 4, 1, 1, 1, ...invented.widths],
    rows: blocks.flat().map((row) => [...row, ...invented.cells]),
    notes: [
      ...(isOfAsked
        ? [
            'Made for an adjudicator: of rounds they have no part in, only the lines they were asked about are here. What the coders settled themselves is not counted.',
          ]
        : []),
      'Lines: those on which the coders of the round did not have the same codes, once each. Codes: on each of these lines, the codes that some had and others had not, so that a line may count several. Shares are of the lines of the round.',
      'A line may speak of several domains: lines by domain may add up to more than all.',
      'What each coder had is what stood there when it was decided; the passes themselves are as they were submitted.',
      ...(agreed > 0
        ? [
            `Not counted: ${agreed} ${agreed === 1 ? 'line' : 'lines'} decided although the coders had the same codes.`,
          ]
        : []),
      ...(open.length > 0
        ? [`Lines still open or flagged, in transcripts: ${open.join('; ')}.`]
        : []),
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

/** Whether the coders differed on the line; some lines are decided although they agreed. */
export function isDisputed(decision: Pick<Decision, 'readings'>): boolean {
  return codesInQuestion(decision).length > 0;
}

/** Codes that some coders had on the line and others had not. */
export function codesInQuestion({ readings }: Pick<Decision, 'readings'>): readonly CodeId[] {
  const all = new Set(readings.flatMap(({ codeIds }) => codeIds));
  return [...all].filter((id) => !readings.every(({ codeIds }) => codeIds.includes(id)));
}

/** A group of disagreements by its name, in the order of the table. */
interface Group {
  readonly by: string;
  readonly name: string;
  readonly decisions: readonly Decision[];
  /** Which of the codes in question are counted; all where absent. */
  readonly counts?: (codeId: CodeId) => boolean;
}

function rowsOf(
  round: string,
  decisions: readonly Decision[],
  frame: DecisionFrame,
  names: ReadonlyMap<TranscriptId, string>,
): readonly Row[] {
  const groups = [
    { by: 'all', name: 'disagreements', decisions },
    ...byOutcome(decisions, frame),
    ...byReason(decisions),
    ...byDomain(decisions, frame),
    ...byWhom(decisions, frame),
    ...byThirdPerson(decisions),
    ...[...names].map(([id, name]) => ({
      by: 'transcript',
      name,
      decisions: decisions.filter(({ transcriptId }) => transcriptId === id),
    })),
  ] satisfies readonly Group[];
  return groups
    .filter((group: Group) => group.decisions.length > 0)
    .map(({ by, name, decisions: here, counts = () => true }: Group): Row => [
      round,
      by,
      name,
      here.length,
      `${Math.round((100 * here.length) / decisions.length)} %`,
      here.reduce((sum, one) => sum + codesInQuestion(one).filter(counts).length, 0),
    ]);
}

const outcomes = ['coder', 'all', 'other', 'neither', 'flagged'] satisfies Decision['outcome'][];

function byOutcome(decisions: readonly Decision[], frame: DecisionFrame): readonly Group[] {
  const rank = new Map(readersOf(frame).map(({ id }, index) => [id, index]));
  const order = ({ outcome, coderId }: Decision) =>
    outcomes.indexOf(outcome) * 100 + (coderId === null ? 0 : (rank.get(coderId) ?? 99));
  return grouped(
    'outcome',
    decisions.toSorted((a, b) => order(a) - order(b)),
    (one) => outcomeWords(one, frame.coders),
  );
}

function byReason(decisions: readonly Decision[]): readonly Group[] {
  const settled = decisions.filter(({ outcome }) => outcome !== 'flagged');
  const order = ({ reason }: Decision) =>
    reason === null ? reasons.length : reasons.indexOf(reason);
  return grouped(
    'reason',
    settled.toSorted((a, b) => order(a) - order(b)),
    ({ reason }) => (reason === null ? 'no reason named' : reasonWords[reason]),
  );
}

/** By the domains of the codes in question, in the codebook's order. */
function byDomain(decisions: readonly Decision[], { codes }: DecisionFrame): readonly Group[] {
  const byId = codesById(codes);
  const domainsById = new Map(
    codes.map((code) => [code.id, code.kind === 'outside' ? [code.id] : domainsOf(code, byId)]),
  );
  const under = (id: CodeId) => domainsById.get(id) ?? [];
  const group = (name: string, counts: (id: CodeId) => boolean): Group => ({
    by: 'domain',
    name,
    decisions: decisions.filter((one) => codesInQuestion(one).some(counts)),
    counts,
  });
  return [
    ...codesInOrder(codes)
      .filter(({ kind }: Code) => kind === 'domain' || kind === 'outside')
      .map(({ id, name }) => group(name, (one) => under(one).includes(id))),
    group('under no domain', (one) => under(one).length === 0),
  ];
}

function byWhom(decisions: readonly Decision[], { coders }: DecisionFrame): readonly Group[] {
  return grouped('decided by', decisions, ({ outcome, by }) =>
    outcome === 'flagged'
      ? 'nobody yet'
      : by
          .map((id) => initialsOf(id, coders))
          .toSorted()
          .join(' + '),
  );
}

function byThirdPerson(decisions: readonly Decision[]): readonly Group[] {
  const by = 'third person';
  const waiting = decisions.filter(({ outcome }) => outcome === 'flagged');
  const settled = decisions.filter(({ asked, outcome }) => asked !== null && outcome !== 'flagged');
  return [
    { by, name: 'flagged for the adjudicator', decisions: [...settled, ...waiting] },
    { by, name: 'flagged and settled', decisions: settled },
    { by, name: 'flagged and waiting', decisions: waiting },
  ];
}

/** In the order in which the first of each stands. */
function grouped(
  by: string,
  decisions: readonly Decision[],
  nameOf: (decision: Decision) => string,
): readonly Group[] {
  const found = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const name = nameOf(decision);
    const here = found.get(name);
    if (here) here.push(decision);
    else found.set(name, [decision]);
  }
  return [...found].map(([name, here]) => ({ by, name, decisions: here }));
}
