import { agreementReport } from '../domain/agreement/agreement-report.ts';
import {
  differenceFromConsensus,
  type DifferenceFromConsensus,
} from '../domain/agreement/difference-from-consensus.ts';
import { defaultOptions, type AgreementOptions } from '../domain/agreement/options.ts';
import type { AgreementReport } from '../domain/agreement/report.ts';
import { roundData } from '../domain/agreement/round-data.ts';
import { roundRecords } from '../domain/agreement/round-records.ts';
import type { Round } from '../domain/model/round.ts';
import { agreementSentence } from '../domain/reporting/agreement-sentence.ts';
import { distinctNames } from '../domain/reporting/anchor.ts';
import { versionsOf } from '../domain/reporting/tables/table-sources.ts';
import { studyTables } from '../domain/reporting/tables/study-tables.ts';
import type { Arguments, Options } from './arguments.ts';
import { jsonText, Unusable, type ExitStatus, type Io } from './io.ts';
import { openStudy, studyOptions, type OpenedStudy } from './opened-study.ts';
import { orders, writtenTable } from './table-files.ts';

export const agreementOptions: Options = {
  json: { is: 'every coefficient with its interval, as JSON' },
  round: { value: 'NUMBER', is: 'one round. All that were coded by several, if you do not say' },
  level: { value: 'LEVEL', is: 'domain (usual) or code' },
  unit: {
    value: 'UNIT',
    is: 'line (usual), turn, paragraph, sentence, character or segment',
  },
  ...studyOptions,
};

/** Agreement of every round, from the passes as they were submitted. */
export async function agreement(given: Arguments, io: Io): Promise<ExitStatus> {
  const [path, ...more] = given.files;
  if (path === undefined || more.length > 0) {
    throw new Unusable('Say which study: concord agreement STUDY.');
  }
  const options: AgreementOptions = {
    ...defaultOptions,
    level: oneOf('level', given, ['domain', 'code']) ?? defaultOptions.level,
    unit:
      oneOf('unit', given, ['line', 'turn', 'paragraph', 'sentence', 'character', 'segment']) ??
      defaultOptions.unit,
    all: true,
  };
  const opened = await openStudy(path, given, io);
  const compared = await comparedRounds(opened, given.value('round'), options);
  if (compared.length === 0) {
    io.err('No two passes over the same transcript have been revealed that you may see.');
  }
  if (given.has('json')) {
    io.out(jsonText(asJson(opened, compared, io)));
    return 0;
  }
  for (const { round } of compared) {
    const [asked] = orders('agreement', opened, given);
    const program = `Concord ${io.version}`;
    const order = { ...asked!, agreement: { roundId: round.id, options, program } };
    const { bytes } = await writtenTable({ ...order, withOpenPass: false }, 'md', opened);
    io.out(new TextDecoder().decode(bytes));
  }
  return 0;
}

interface ComparedRound {
  readonly round: Round;
  readonly report: AgreementReport;
  readonly fromConsensus: readonly DifferenceFromConsensus[];
}

async function comparedRounds(
  { sources: { records, words }, viewer }: OpenedStudy,
  number: string | undefined,
  options: AgreementOptions,
): Promise<readonly ComparedRound[]> {
  const rounds = records.rounds
    .filter((round) => round.mode !== 'reflexive')
    .toSorted((a, b) => a.number - b.number);
  const wanted = rounds.filter((round) => number === undefined || String(round.number) === number);
  if (wanted.length === 0 && number !== undefined) {
    throw new Unusable(`There is no round ${number} in this study of which there is agreement.`);
  }
  const compared: ComparedRound[] = [];
  for (const round of wanted) {
    const stored = roundRecords(records, viewer.id, round.id);
    if (!stored) continue;
    const ids = [...new Set(stored.passes.map(({ versionId }) => versionId))];
    const whole = { ...stored, versions: await versionsOf(words, ids) };
    const data = roundData(whole, options);
    if (data.documents.length === 0) continue;
    const report = agreementReport(data, options);
    compared.push({
      round,
      report,
      fromConsensus: differenceFromConsensus(whole, options.level),
    });
  }
  return compared;
}

/** Ids become names, so that whoever reads it needs no study beside it. */
function asJson(opened: OpenedStudy, compared: readonly ComparedRound[], io: Io): unknown {
  const { viewer, sources, study } = opened;
  const reading = { viewer: viewer.id, withOpenPass: false, transcriptIds: [] };
  const { frame, codebookVersions } = studyTables(sources, reading);
  const names = new Map<string, string>([
    ...frame.coders.map(({ id, initials }) => [id, initials] as const),
    ...distinctNames(frame.transcripts),
    ...frame.codes.map(({ id, name }) => [id, name] as const),
  ]);
  const program = `Concord ${io.version}`;
  return {
    study: study.title,
    invented: study.invented,
    as: viewer.initials,
    program,
    rounds: compared.map(({ round, report, fromConsensus }) => ({
      round: round.number,
      name: round.name,
      mode: round.mode,
      methods: agreementSentence({ ...frame, codebookVersions }, { round, report }, program),
      report: withNames(report, names),
      fromConsensus: withNames(fromConsensus, names),
    })),
  };
}

/** The same value with names in place of ids, wherever they stand. */
function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => withNames(one, names));
  if (value instanceof Map) return withNames(Object.fromEntries(value), names);
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value)) return [...(value as Uint32Array)];
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [names.get(key) ?? key, withNames(one, names)]),
  );
}

function oneOf<const Word extends string>(
  name: string,
  given: Arguments,
  words: readonly Word[],
): Word | undefined {
  const asked = given.value(name);
  if (asked === undefined) return undefined;
  const found = words.find((word) => word === asked);
  if (found === undefined) throw new Unusable(`--${name} has to be one of ${words.join(', ')}.`);
  return found;
}
