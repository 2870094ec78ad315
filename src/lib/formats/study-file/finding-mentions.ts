import type { Charting } from '../../domain/model/charting.ts';
import type { FindingTarget } from '../../domain/model/finding-target.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import { flat, type Mentions } from './mentions.ts';

/** What the team made of the coding. */
export function findingMentions(study: StudySnapshot): Readonly<Record<string, Mentions>> {
  const { matrices, chartings, beliefs, relevances, subthemes, quotes } = study;
  const { jointRows, threads, papers, checklistAnswers, setAsides } = study;
  const ends = threads.flatMap(({ start, steps }) => [start, ...steps]);
  const cellsOf = (one: Charting) => [...one.links, ...one.basis];
  return {
    matrices: {
      attribute: flat(matrices, ({ rows, sortedBy }) => [
        rows.by === 'attribute' ? rows.attributeId : null,
        sortedBy,
      ]),
      ...targets(matrices.flatMap(({ columns }) => columns.map(({ about }) => about))),
    },
    chartings: {
      transcript: flat(chartings, (one) => cellsOf(one).map(({ transcriptId }) => transcriptId)),
      participant: flat(chartings, (one) => [
        one.case.on === 'participant' ? one.case.participantId : null,
      ]),
      attribute: flat(chartings, (one) => [one.case.on === 'group' ? one.case.attributeId : null]),
      coder: flat(chartings, (one) => [one.written.by, one.checked?.by ?? null]),
      ...targets(chartings.map(({ column }) => column)),
    },
    beliefs: {
      code: flat(beliefs, ({ domainId }) => [domainId]),
      subtheme: flat(beliefs, ({ subthemeIds }) => subthemeIds),
      transcript: flat(beliefs, ({ passages }) => passages.map((one) => one.transcriptId)),
      'belief statement': flat(beliefs, ({ oppositeId, mergedInto }) => [oppositeId, mergedInto]),
      quotation: flat(beliefs, ({ quoteIds }) => quoteIds),
      coder: flat(beliefs, ({ written, checked }) => [written.by, checked?.by ?? null]),
    },
    relevances: {
      code: flat(relevances, ({ domainId }) => [domainId]),
      coder: flat(relevances, ({ deciderIds }) => deciderIds),
    },
    subthemes: {
      theme: flat(subthemes, ({ themeIds }) => themeIds),
      code: flat(subthemes, ({ codeIds, domains }) => [
        ...codeIds,
        ...domains.map(({ domainId }) => domainId),
      ]),
      quotation: flat(subthemes, ({ quoteIds }) => quoteIds),
    },
    quotes: {
      transcript: flat(quotes, ({ transcriptId }) => [transcriptId]),
      coder: flat(quotes, ({ edits }) => edits.map(({ made }) => made.by)),
    },
    papers: {
      attribute: flat(papers, ({ attribution }) =>
        (attribution ?? []).map((piece) => (piece.is === 'attribute' ? piece.attributeId : null)),
      ),
    },
    checklistAnswers: {
      coder: flat(checklistAnswers, ({ written, confirmed }) => [
        written.by,
        confirmed?.by ?? null,
      ]),
    },
    setAsides: { coder: flat(setAsides, ({ signed }) => [signed.by]) },
    jointRows: {
      'quantitative result': flat(jointRows, ({ resultIds }) => resultIds),
      quotation: flat(jointRows, ({ quoteIds }) => quoteIds),
      ...targets(jointRows.flatMap((one) => one.findings)),
    },
    threads: {
      'quantitative result': flat(ends, ({ resultIds }) => resultIds),
      transcript: flat(ends, ({ passages }) => passages.map((one) => one.transcriptId)),
      ...targets(ends.flatMap((one) => one.findings)),
    },
  };
}

function targets(about: readonly FindingTarget[]): Mentions {
  return {
    code: flat(about, (one) => [one.on === 'code' ? one.codeId : null]),
    subtheme: flat(about, (one) => [one.on === 'subtheme' ? one.subthemeId : null]),
    theme: flat(about, (one) => [one.on === 'theme' ? one.themeId : null]),
  };
}
