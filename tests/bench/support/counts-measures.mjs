import { project } from './studies.mjs';

const again = 15;

/**
 * Counts of findings from the settled coding, in Node: domains by people, then by groups, and domains
 * that stand together; and the words of every line, which a worker counts once. Beside them the same
 * table by a plain loop over lines, each with a set of codes.
 */
export async function counts({ study }) {
  const { settledStudy } = await project('src/lib/domain/findings/settled-study.ts');
  const { rowChoices, chosenRows } = await project('src/lib/domain/counts/choices.ts');
  const { countColumns } = await project('src/lib/domain/counts/columns.ts');
  const { crossCounts } = await project('src/lib/domain/counts/cross-counts.ts');
  const { coOccurrence } = await project('src/lib/domain/counts/co-occurrence.ts');
  const { lineFigures } = await project('src/lib/domain/counts/line-figures.ts');
  const { snapshot } = study;
  const settled = settledStudy({
    ...snapshot,
    study: snapshot.studies[0],
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const rows = chosenRows(['domains'], rowChoices(settled, { themes: [], subthemes: [] }));
  const [attribute] = settled.attributes;
  const columnsOf = (by) => countColumns(by, settled).columns;
  const people = columnsOf({ by: 'participants' });
  const groups = columnsOf({ by: 'attribute', attributeId: attribute.id });
  /** Another moment of the study: nothing of it has been counted yet. */
  const renewed = () => ({ ...settled, settled: [...settled.settled] });

  const lines = plainLines(settled, snapshot.transcripts);
  const baseline = samples(3, () => plainTable(lines, rows));
  const first = samples(again, () => crossCounts(rows, people, renewed(), null).table('passages'));
  const known = renewed();
  const next = samples(again, () => crossCounts(rows, groups, known, null).table('people'));
  const within = (reach) =>
    samples(again, () => coOccurrence(rows, rows, reach, settled, null).table('lines'));
  const onLine = within({ within: 'line' });
  const near = within({ within: 'lines', lines: 3 });
  const words = samples(1, () => snapshot.transcriptVersions.map(lineFigures));
  const plain = 'loop over sets of lines';
  const size = `${rows.length} domains`;
  return [
    {
      what: `counts, ${size} × ${people.length - 1} people, first`,
      aim: 50,
      value: first,
      baseline,
      plain,
    },
    { what: `counts, ${size} by groups, again`, aim: 50, value: next, baseline, plain },
    { what: `counts, ${size} together on a line`, aim: 50, value: onLine, baseline, plain },
    { what: `counts, ${size} within 3 lines`, aim: 50, value: near, baseline, plain },
    { what: 'words of every line, once', value: words, baseline: null },
  ];
}

function samples(times, work) {
  return Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

/** The codes on every line, by transcript. */
function plainLines({ settled }, transcripts) {
  const lineCount = new Map(transcripts.map(({ id, lineCount }) => [id, lineCount]));
  return settled.map(({ transcript, runs, people }) => {
    const onLine = Array.from({ length: lineCount.get(transcript.id) }, () => new Set());
    for (const [codeId, coded] of runs) {
      for (const { from, to } of coded) {
        for (let line = from; line < to; line += 1) onLine[line].add(codeId);
      }
    }
    return { people, onLine };
  });
}

/** Passages of every row by person. */
function plainTable(transcripts, rows) {
  return rows.map(({ codeIds }) => {
    const byPerson = new Map();
    for (const { people, onLine } of transcripts) {
      let [passages, before] = [0, false];
      for (const codes of onLine) {
        const here = [...codeIds].some((id) => codes.has(id));
        if (here && !before) passages += 1;
        before = here;
      }
      for (const id of people) byPerson.set(id, (byPerson.get(id) ?? 0) + passages);
    }
    return byPerson;
  });
}
