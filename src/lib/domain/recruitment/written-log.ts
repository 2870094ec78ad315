import { labelKey } from '../participants/changes.ts';
import { readValue } from '../participants/values.ts';
import type { Participant } from '../model/participant.ts';
import type { ApproachedPerson, Recruitment, RouteId, StageId } from '../model/recruitment.ts';
import type { LogDraft, PersonDraft, StageDraft } from './draft.ts';
import { countedStages, fromPeople } from './from-people.ts';
import { wrongSums, type StageSum } from './sums.ts';

/** Why a log cannot be stored as it stands, and where. */
export type LogProblem =
  | { readonly kind: 'unnamed'; readonly of: 'stage' | 'route'; readonly index: number }
  | { readonly kind: 'named-twice'; readonly of: 'stage' | 'route'; readonly name: string }
  | { readonly kind: 'no-such-day'; readonly of: 'from' | 'to'; readonly text: string }
  | { readonly kind: 'ends-before-it-begins' }
  | {
      readonly kind: 'not-a-count';
      readonly stageId: StageId;
      readonly routeId: RouteId;
      /** Which reason of the stage, if it is a number of people lost; else `null`. */
      readonly loss: number | null;
      readonly text: string;
    }
  | ({ readonly kind: 'sum' } & StageSum)
  | {
      readonly kind: 'person';
      readonly personId: PersonDraft['id'];
      /** Counted from zero. */
      readonly row: number;
      readonly why:
        'no-label' | 'label-twice' | 'no-such-day' | 'no-such-participant' | 'participant-twice';
      readonly text: string;
    };

export interface WrittenLog {
  readonly log: Recruitment;
  /** Nothing may be stored while there is one. */
  readonly problems: readonly LogProblem[];
}

/** What stands in the fields as a log, and everything that is wrong with it. */
export function writtenLog(
  draft: LogDraft,
  participants: readonly Pick<Participant, 'id' | 'label'>[],
): WrittenLog {
  const problems: LogProblem[] = [...nameProblems(draft)];
  const [from, to] = [dayOf(draft, 'from', problems), dayOf(draft, 'to', problems)];
  if (from && to && to < from) problems.push({ kind: 'ends-before-it-begins' });
  const { id, note, by } = draft;
  const log: Recruitment = {
    id,
    from,
    to,
    note: note.trim(),
    by,
    routes: draft.routes.map((route) => ({ id: route.id, name: route.name.trim() })),
    stages: draft.stages.map((stage) => stageOf(stage, draft, problems)),
    people: peopleOf(draft, participants, problems),
  };
  problems.push(...sumProblems(log));
  return { log, problems };
}

/** The sums that do not add up, in the order of the log. */
export function sumProblems(log: Recruitment): readonly LogProblem[] {
  const stages = [...countedStages(log)];
  return wrongSums({ routes: log.routes, stages }).map((sum) => ({ kind: 'sum', ...sum }));
}

/** Counts in place of rows for people: the numbers that the people make. The rows are kept. */
export function asCounts(log: Recruitment): Recruitment {
  if (log.by === 'counts') return log;
  const stages = log.people.length > 0 ? [...fromPeople(log)] : log.stages;
  return { ...log, by: 'counts', stages };
}

function nameProblems({ stages, routes }: LogDraft): readonly LogProblem[] {
  const problems: LogProblem[] = [];
  for (const [of, named] of [
    ['stage', stages],
    ['route', routes],
  ] as const) {
    const seen = new Set<string>();
    for (const [index, { name }] of named.entries()) {
      if (name.trim() === '') problems.push({ kind: 'unnamed', of, index });
      else if (seen.has(labelKey(name))) problems.push({ kind: 'named-twice', of, name });
      seen.add(labelKey(name));
    }
  }
  return problems;
}

function dayOf(draft: LogDraft, of: 'from' | 'to', problems: LogProblem[]): string | null {
  const text = draft[of].trim();
  const day = wholeDay(text);
  if (day === undefined) problems.push({ kind: 'no-such-day', of, text });
  return day ?? null;
}

/** `null` for nothing written, `undefined` for what is no day of the calendar. */
function wholeDay(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const read = readValue(text, 'date');
  return read.ok && typeof read.value === 'string' && read.value.length === 10
    ? read.value
    : undefined;
}

function stageOf(
  stage: StageDraft,
  { routes }: LogDraft,
  problems: LogProblem[],
): Recruitment['stages'][number] {
  const { id, name } = stage;
  const countAt = (routeId: RouteId, text: string | undefined, loss: number | null) => {
    const n = wholeNumber(text ?? '');
    if (n !== undefined) return n;
    problems.push({ kind: 'not-a-count', stageId: id, routeId, loss, text: text ?? '' });
    return null;
  };
  return {
    id,
    name: name.trim(),
    counts: routes.flatMap(({ id: routeId }) => {
      const n = countAt(routeId, stage.counts[routeId], null);
      return n === null ? [] : [{ routeId, n }];
    }),
    lost: stage.lost.flatMap(({ reason, n: fields }, index) =>
      routes.flatMap(({ id: routeId }) => {
        const n = countAt(routeId, fields[routeId], index);
        return n === null ? [] : [{ routeId, reason: reason.trim(), n }];
      }),
    ),
  };
}

/** `null` for nothing written, `undefined` for what is no whole number. */
export function wholeNumber(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function peopleOf(
  { people }: LogDraft,
  participants: readonly Pick<Participant, 'id' | 'label'>[],
  problems: LogProblem[],
): ApproachedPerson[] {
  const byLabel = new Map(participants.map((one) => [labelKey(one.label), one.id]));
  const labels = new Set<string>();
  const linked = new Set<string>();
  return people.map(({ id, routeId, stageId, ...person }, row) => {
    const label = person.label.trim();
    const participant = person.participant.trim();
    const wrong = (why: Extract<LogProblem, { readonly kind: 'person' }>['why'], text: string) =>
      problems.push({ kind: 'person', personId: id, row, why, text });

    if (label === '') wrong('no-label', '');
    else if (labels.has(labelKey(label))) wrong('label-twice', label);
    labels.add(labelKey(label));

    const on = wholeDay(person.on);
    if (on === undefined) wrong('no-such-day', person.on.trim());

    const participantId = byLabel.get(labelKey(participant)) ?? null;
    if (participant !== '' && participantId === null) wrong('no-such-participant', participant);
    if (participantId !== null && linked.has(participantId)) {
      wrong('participant-twice', participant);
    }
    if (participantId !== null) linked.add(participantId);

    const reason = person.reason.trim();
    return { id, label, routeId, stageId, reason, on: on ?? null, participantId };
  });
}
