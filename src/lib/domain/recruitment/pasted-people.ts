import type { Participant } from '../model/participant.ts';
import type { RouteId } from '../model/recruitment.ts';
import { labelKey } from '../participants/changes.ts';
import { isNotKnown, readValue } from '../participants/values.ts';
import type { LogDraft, PersonDraft } from './draft.ts';
import { addRoute } from './edits.ts';
import type { CellLeftOut, LeftOutReason, PastedBlock, PastedCell } from './pasted-counts.ts';

type Field = 'label' | 'route' | 'stage' | 'reason' | 'on' | 'participant';

/** The columns of the list, in the order they are shown and taken in when nothing heads them. */
const fields: readonly Field[] = ['label', 'route', 'stage', 'reason', 'on', 'participant'];

const headings: Readonly<Record<Field, RegExp>> = {
  label: /^(label|number|no\.?|id|person|case|contact)$/i,
  route: /^(route|source|by|recruitment route|how reached)$/i,
  stage: /^(stage|last stage( reached)?|reached|status)$/i,
  reason: /^(reason|why( no further)?|reason lost)$/i,
  on: /^(date|on|when)$/i,
  participant: /^(participant|participant (id|label)|interviewed as)$/i,
};

/**
 * Rows for people, as a spreadsheet has them: with headings, or in the order of the list. People who
 * are in the log already are changed, others are added; a route the log does not have is added too.
 */
export function pastedPeople(
  log: LogDraft,
  rows: readonly (readonly string[])[],
  participants: readonly Pick<Participant, 'label'>[],
  newId: { readonly person: () => PersonDraft['id']; readonly route: () => RouteId },
): PastedBlock {
  const taken = columnsOf(rows[0] ?? []);
  const cells: PastedCell[] = [];
  const leftOut: CellLeftOut[] = [];
  const added: string[] = [];
  const seen = new Set<string>();
  let made = log;

  for (const [row, texts] of rows.entries()) {
    if ((row === 0 && taken.headed) || texts.every((text) => text === '')) continue;
    const leaveOut = (column: number, why: LeftOutReason) =>
      leftOut.push({ row, column: Math.max(0, column), text: texts[column] ?? '', why });
    const label = texts[taken.columns.indexOf('label')]?.trim() ?? '';
    if (label === '') {
      leaveOut(taken.columns.indexOf('label'), 'no-label');
      continue;
    }
    if (seen.has(labelKey(label))) {
      leaveOut(taken.columns.indexOf('label'), 'label-twice');
      continue;
    }
    seen.add(labelKey(label));

    const known = made.people.find((one) => labelKey(one.label) === labelKey(label));
    const [route] = made.routes;
    const [stage] = made.stages;
    if (!route || !stage) break;
    let person: PersonDraft = known ?? {
      id: newId.person(),
      label,
      routeId: route.id,
      stageId: stage.id,
      reason: '',
      on: '',
      participant: '',
    };
    for (const [column, field] of taken.columns.entries()) {
      const text = texts[column]?.trim() ?? '';
      if (field === null || field === 'label' || isNotKnown(text)) continue;
      const read = readField(field, text, made, participants);
      if ('why' in read) {
        leaveOut(column, read.why);
        continue;
      }
      if ('newRoute' in read) {
        const id = newId.route();
        made = addRoute(made, id, read.newRoute);
        added.push(read.newRoute);
        person = { ...person, routeId: id };
      } else {
        person = { ...person, ...read };
      }
    }
    for (const [column, text] of texts.entries()) {
      if (column >= taken.columns.length && text !== '') leaveOut(column, 'beyond-the-last');
    }
    if (known && JSON.stringify(known) === JSON.stringify(person)) continue;
    cells.push({
      row: label,
      column: known ? 'changed' : 'new',
      before: known ? rowWords(log, known) : '',
      after: rowWords(made, person),
    });
    made = {
      ...made,
      people: known
        ? made.people.map((one) => (one.id === person.id ? person : one))
        : [...made.people, person],
    };
  }
  return { log: made, cells, leftOut, added };
}

function columnsOf(head: readonly string[]): {
  readonly headed: boolean;
  readonly columns: readonly (Field | null)[];
} {
  const named = head.map((name) => fields.find((field) => headings[field].test(name.trim())));
  const headed = named.filter((field) => field !== undefined).length >= Math.min(2, head.length);
  if (!headed) return { headed, columns: fields };
  const columns = named.map((field, index) =>
    field !== undefined && named.indexOf(field) === index ? field : null,
  );
  return { headed, columns: columns.includes('label') ? columns : ['label', ...columns.slice(1)] };
}

type ReadField =
  | Partial<Omit<PersonDraft, 'id'>>
  | { readonly why: LeftOutReason }
  | { readonly newRoute: string };

function readField(
  field: Exclude<Field, 'label'>,
  text: string,
  log: LogDraft,
  participants: readonly Pick<Participant, 'label'>[],
): ReadField {
  switch (field) {
    case 'route': {
      const route = log.routes.find(({ name }) => labelKey(name) === labelKey(text));
      return route ? { routeId: route.id } : { newRoute: text };
    }
    case 'stage': {
      const stage = log.stages.find(({ name }) => labelKey(name) === labelKey(text));
      return stage ? { stageId: stage.id } : { why: 'no-such-stage' };
    }
    case 'reason':
      return { reason: text };
    case 'on': {
      const read = readValue(text, 'date');
      return read.ok && typeof read.value === 'string' && read.value.length === 10
        ? { on: read.value }
        : { why: 'no-such-day' };
    }
    case 'participant': {
      const found = participants.find(({ label }) => labelKey(label) === labelKey(text));
      return found ? { participant: found.label } : { why: 'no-such-participant' };
    }
  }
}

function rowWords({ routes, stages }: LogDraft, person: PersonDraft): string {
  const named = [
    routes.find(({ id }) => id === person.routeId)?.name,
    stages.find(({ id }) => id === person.stageId)?.name,
    person.reason,
    person.on,
    person.participant,
  ];
  return named.filter(Boolean).join(' · ');
}
