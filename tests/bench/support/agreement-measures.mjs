import { project } from './studies.mjs';

const again = 15;

/**
 * Every panel of agreement at once, from the records of the study, in Node: the first time, again,
 * after one transcript changed, with a bootstrap. Beside it the same two figures of every domain by a
 * plain loop over lines, each with a set of codes for each coder.
 */
export async function agreement({ study }) {
  const { roundData, withDocument } = await project('src/lib/domain/agreement/round-data.ts');
  const { agreementReport } = await project('src/lib/domain/agreement/agreement-report.ts');
  const { confusion } = await project('src/lib/domain/agreement/confusion.ts');
  const { defaultOptions } = await project('src/lib/domain/agreement/options.ts');
  const { snapshot } = study;
  const records = {
    study: snapshot.studies[0],
    round: snapshot.rounds.find(({ number }) => number === 1),
    passes: snapshot.passes,
    transcripts: snapshot.transcripts,
    versions: snapshot.transcriptVersions,
    codes: snapshot.codes,
  };
  const everything = { ...defaultOptions, all: true };
  const bootstrap = { ...defaultOptions, interval: 'bootstrap' };
  const panels = (data) => [agreementReport(data, defaultOptions), confusion(data)];

  const lines = plainLines(records);
  const baseline = samples(3, () => plainFigures(lines, records.codes));
  const first = [];
  let data;
  for (let run = 0; run < 3; run += 1) {
    first.push(
      timed(() => {
        data = roundData(records, defaultOptions);
        panels(data);
      }),
    );
  }
  const next = samples(again, () => panels(data));
  const [, changed] = records.transcripts;
  const one = samples(again, () => {
    const after = withDocument(data, records, defaultOptions, changed.id);
    agreementReport(after, defaultOptions);
  });
  const firstWithAll = samples(1, () => agreementReport(data, everything));
  const nextWithAll = samples(again, () => agreementReport(data, everything));
  const drawn = samples(5, () => agreementReport(data, bootstrap));
  const plain = 'loop over line objects';
  return [
    { what: 'agreement, every panel, first time', aim: 100, value: first, baseline, plain },
    { what: 'agreement, every panel, again', aim: 20, value: next, baseline, plain },
    { what: 'one transcript changed → all figures', aim: 5, value: one, baseline, plain },
    { what: 'all coefficients, first time', aim: 100, value: firstWithAll, baseline, plain },
    { what: 'all coefficients, again', aim: 20, value: nextWithAll, baseline, plain },
    { what: 'bootstrap, 2,000 resamples', aim: 150, value: drawn, baseline, plain },
  ];
}

function samples(times, work) {
  return Array.from({ length: times }, () => timed(work));
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Every line that may be coded, with what each coder has on it. */
function plainLines({ round, passes, transcripts, versions }) {
  const versionOf = new Map(versions.map((version) => [version.transcriptId, version]));
  return transcripts
    .filter(({ id }) => round.transcriptIds.includes(id))
    .flatMap(({ id, speakers }) => {
      const version = versionOf.get(id);
      const sets = passes
        .filter(({ transcriptId }) => transcriptId === id)
        .map(({ codes, code, from }) => {
          const onLine = Array.from(version.lineFrom, () => new Set());
          code.forEach((index, row) => onLine[from[row]].add(codes[index]));
          return onLine;
        });
      return Array.from(version.turnSpeaker, (speaker, line) => ({
        participant: speakers[speaker].role === 'participant',
        sets: sets.map((onLine) => onLine[line]),
      })).filter(({ participant }) => participant);
    });
}

/** Percent agreement and kappa of every domain. */
function plainFigures(lines, codes) {
  return codes
    .filter(({ kind }) => kind === 'domain')
    .map(({ id }) => {
      const count = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
      for (const { sets } of lines) {
        const [a, b] = [sets[0].has(id), sets[1].has(id)];
        count[a ? (b ? 'both' : 'onlyA') : b ? 'onlyB' : 'neither'] += 1;
      }
      const { both, onlyA, onlyB, neither } = count;
      const n = lines.length;
      const chance =
        ((both + onlyA) * (both + onlyB) + (neither + onlyA) * (neither + onlyB)) / n ** 2;
      return { id, kappa: ((both + neither) / n - chance) / (1 - chance) };
    });
}
