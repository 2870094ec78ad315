import { isAsSubmitted } from '../../domain/coding/pass-hash.ts';
import { FormatError } from '../../domain/errors.ts';
import { standsOnLines } from '../../domain/memos/sound-lines.ts';
import type { LineRange } from '../../domain/model/line-range.ts';
import type { PackedCodings, Pass } from '../../domain/model/pass.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import type { Note } from '../format.ts';
import { partName } from './content.ts';
import { looseEnds } from './loose-ends.ts';

/**
 * What the records of a study say of each other. What no screen could work with is an error; an id
 * that leads nowhere is kept as it is and noted. (The trail may speak of what has been removed.)
 *
 * @throws {FormatError} 'study-file-damaged'
 */
export function crossReferences(study: StudySnapshot): readonly Note[] {
  const versions = new Map(study.transcriptVersions.map((version) => [version.id, version]));
  for (const [index, version] of study.transcriptVersions.entries()) {
    if (!tiles(version)) throw damaged('transcriptVersions', index, 'lineFrom');
  }
  for (const [index, transcript] of study.transcripts.entries()) {
    const version = versions.get(transcript.versionId);
    if (version?.transcriptId !== transcript.id) throw damaged('transcripts', index, 'versionId');
    if (version.lineFrom.length !== transcript.lineCount) {
      throw damaged('transcripts', index, 'lineCount');
    }
  }
  for (const table of ['passes', 'earlierPasses', 'consensuses'] as const) {
    for (const [index, layer] of study[table].entries()) {
      const version = versions.get(layer.versionId);
      if (version?.transcriptId !== layer.transcriptId) throw damaged(table, index, 'versionId');
      const column = unsoundColumn(layer, version);
      if (column) throw damaged(table, index, column);
    }
  }
  for (const [index, { versionId, transcriptId, line }] of study.decisions.entries()) {
    const version = versions.get(versionId);
    if (version?.transcriptId !== transcriptId) throw damaged('decisions', index, 'versionId');
    if (line >= version.lineFrom.length) throw damaged('decisions', index, 'line');
  }
  requireLines(study);
  requireFindings(study);
  return [...looseEnds(study), ...changedSince(study.passes)];
}

/** Lines that memos stand on, of the version in use. */
function requireLines({ transcripts, memos }: StudySnapshot): void {
  const lines = new Map(transcripts.map(({ id, lineCount }) => [id, lineCount]));
  const astray = memos.findIndex((memo) => !standsOnLines(memo, (id) => lines.get(id)));
  if (astray >= 0) throw damaged('memos', astray, 'from');
}

/** Lines and words that findings stand on, of the version in use. */
function requireFindings(study: StudySnapshot): void {
  const lines = new Map(study.transcripts.map(({ id, lineCount }) => [id, lineCount]));
  const texts = new Map(study.transcriptVersions.map(({ id, text }) => [id, text.length]));
  const lengths = new Map(study.transcripts.map(({ id, versionId }) => [id, texts.get(versionId)]));
  const isAstray = ({ transcriptId, from, to }: LineRange) =>
    from >= to || to > (lines.get(transcriptId) ?? Infinity);
  const ranges: Readonly<Record<string, readonly (readonly LineRange[])[]>> = {
    chartings: study.chartings.map(({ links, basis }) => [...links, ...basis]),
    beliefs: study.beliefs.map(({ passages }) => passages),
    threads: study.threads.map(({ start, steps }) =>
      [start, ...steps].flatMap(({ passages }) => passages),
    ),
  };
  for (const [table, each] of Object.entries(ranges)) {
    const astray = each.findIndex((one) => one.some(isAstray));
    if (astray >= 0) throw damaged(table, astray, table === 'chartings' ? 'links' : 'passages');
  }
  const quote = study.quotes.findIndex(
    ({ transcriptId, from, to }) => from >= to || to > (lengths.get(transcriptId) ?? Infinity),
  );
  if (quote >= 0) throw damaged('quotes', quote, 'from');
  const cell = study.chartings.findIndex(({ links, summary }) =>
    links.some(({ words }) => words && (words.from >= words.to || words.to > summary.length)),
  );
  if (cell >= 0) throw damaged('chartings', cell, 'links');
}

/** A pass that was submitted can be checked ever after; the file is opened all the same. */
function changedSince(passes: readonly Pass[]): readonly Note[] {
  const changed = passes.filter((pass) => !isAsSubmitted(pass)).length;
  if (changed === 0) return [];
  const what =
    changed === 1
      ? 'one submitted pass is not what was submitted'
      : `${changed} submitted passes are not what was submitted`;
  return [{ kind: 'assumed', where: partName('passes'), what }];
}

function damaged(table: string, index: number, path: string): FormatError {
  return new FormatError('study-file-damaged', `${partName(table)}, record ${index + 1}, ${path}`);
}

/** Lines and turns tile the text: the first begins at 0 and each begins after the one before. */
function tiles({ text, lineFrom, turnFrom, turnSpeaker }: TranscriptVersion): boolean {
  const ascends = (offsets: Uint32Array) =>
    offsets.every((offset, index) => (index === 0 ? offset === 0 : offset > offsets[index - 1]!)) &&
    (offsets.at(-1) ?? 0) <= text.length;
  return ascends(lineFrom) && ascends(turnFrom) && turnSpeaker.length === turnFrom.length;
}

/** The column of a pass or consensus that cannot be, if there is one. */
function unsoundColumn(layer: PackedCodings, version: TranscriptVersion): string | null {
  const { codes, code, from, to, quoteCode, quoteFrom, quoteTo } = layer;
  const lines = version.lineFrom.length;
  const within = (spans: Uint32Array, ends: Uint32Array, end: number) =>
    spans.length === ends.length &&
    spans.every((start, index) => start < ends[index]! && ends[index]! <= end);
  if (code.length !== from.length || code.some((index) => index >= codes.length)) return 'code';
  if (!within(from, to, lines)) return 'from';
  if (quoteCode.length !== quoteFrom.length) return 'quoteCode';
  if (quoteCode.some((index) => index >= codes.length)) return 'quoteCode';
  return within(quoteFrom, quoteTo, version.text.length) ? null : 'quoteFrom';
}
