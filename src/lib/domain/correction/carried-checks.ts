import type { RuleChange } from '../model/rule-change.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { Placed } from '../trail/change.ts';
import { lineAnchor } from './anchor.ts';
import type { BesideOf, CarriedBeside } from './beside.ts';
import { derivedId } from './derived-id.ts';
import { linesWithin } from './line-links.ts';

/** What was decided about codings of split codes: once for each run of lines that are whole as they were. */
export function splitDecisionsCarried(
  splitDecisions: readonly SplitDecision[],
  { carrying, links }: BesideOf,
): CarriedBeside {
  const { before, after } = carrying;
  const carried = splitDecisions
    .filter(({ transcriptId }) => transcriptId === before.transcriptId)
    .map((record) => ({ record, runs: linesWithin(links, record) }));
  return {
    put: carried.flatMap(({ record, runs }) =>
      runs.map(({ from, to }, at): Placed => {
        const id =
          at === 0
            ? record.id
            : derivedId<typeof record.id>('split', record.id, after.id, String(at));
        return { table: 'splitDecisions', record: { ...record, id, from, to } };
      }),
    ),
    removed: carried
      .filter(({ runs }) => runs.length === 0)
      .map(({ record }) => ({ table: 'splitDecisions', id: record.id })),
    anchors: carried.map(({ record: { id, coderId, codeId, from, to }, runs }) =>
      lineAnchor(
        { kind: 'split-decision', recordId: id, coderId, codeId },
        carrying,
        { from, to },
        runs,
      ),
    ),
  };
}

/** Passages looked at after a change of a rule: lines joined with others are to be looked at again. */
export function checksCarried(
  ruleChanges: readonly RuleChange[],
  { carrying, links }: BesideOf,
): CarriedBeside {
  const isHere = ({ transcriptId }: RuleChange['checked'][number]) =>
    transcriptId === carrying.before.transcriptId;
  const concerned = ruleChanges.filter(({ checked }) => checked.some(isHere));
  return {
    put: concerned.map((record): Placed => ({
      table: 'ruleChanges',
      record: {
        ...record,
        checked: record.checked.flatMap((one) =>
          isHere(one) ? linesWithin(links, one).map((run) => ({ ...one, ...run })) : [one],
        ),
      },
    })),
    removed: [],
    anchors: concerned.flatMap(({ id, codeId, checked }) =>
      checked
        .filter(isHere)
        .map(({ coderId, from, to }) =>
          lineAnchor(
            { kind: 'checked', recordId: id, coderId, codeId },
            carrying,
            { from, to },
            linesWithin(links, { from, to }),
          ),
        ),
    ),
  };
}
