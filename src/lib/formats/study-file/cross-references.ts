import { FormatError } from '../../domain/errors.ts';
import type { PackedCodings } from '../../domain/model/pass.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import type { Note } from '../format.ts';
import { partName } from './content.ts';

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
  for (const table of ['passes', 'consensuses'] as const) {
    for (const [index, layer] of study[table].entries()) {
      const version = versions.get(layer.versionId);
      if (version?.transcriptId !== layer.transcriptId) throw damaged(table, index, 'versionId');
      const column = unsoundColumn(layer, version);
      if (column) throw damaged(table, index, column);
    }
  }
  return looseEnds(study);
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

/** Ids that lead nowhere, one note for each kind of them. */
function looseEnds(study: StudySnapshot): readonly Note[] {
  const known = {
    attribute: ids(study.attributes),
    code: ids(study.codes),
    coder: ids(study.coders),
    participant: ids(study.participants),
    round: ids(study.rounds),
    transcript: ids(study.transcripts),
  };
  const notes: Note[] = [];
  const look = (table: string, kind: keyof typeof known, mentioned: Iterable<string | null>) => {
    const missing = new Set<string>();
    for (const id of mentioned) if (id !== null && !known[kind].has(id)) missing.add(id);
    if (missing.size === 0) return;
    const what =
      missing.size === 1
        ? `one ${kind} is spoken of that is not in the file`
        : `${missing.size} ${kind}s are spoken of that are not in the file`;
    notes.push({ kind: 'assumed', where: partName(table), what });
  };

  const layers = [
    ['passes', study.passes],
    ['consensuses', study.consensuses],
  ] as const;
  for (const [table, records] of layers) {
    look(
      table,
      'code',
      records.flatMap(({ codes }) => codes),
    );
    look(
      table,
      'transcript',
      records.map(({ transcriptId }) => transcriptId),
    );
    look(
      table,
      'round',
      records.map(({ roundId }) => roundId),
    );
  }
  look(
    'passes',
    'coder',
    study.passes.map(({ coderId }) => coderId),
  );
  look(
    'rounds',
    'coder',
    study.rounds.flatMap(({ coderIds }) => coderIds),
  );
  look(
    'rounds',
    'transcript',
    study.rounds.flatMap(({ transcriptIds }) => transcriptIds ?? []),
  );
  look(
    'codes',
    'code',
    study.codes.flatMap((code) => [code.parentId, ...code.domainIds, ...code.into]),
  );
  look(
    'participants',
    'attribute',
    study.participants.flatMap((one) => Object.keys(one.attributes)),
  );
  look(
    'transcripts',
    'participant',
    study.transcripts.flatMap(({ speakers }) => speakers.map((one) => one.participantId)),
  );
  look(
    'transcripts',
    'coder',
    study.transcripts.map(({ settledCoderId }) => settledCoderId),
  );
  look(
    'memos',
    'transcript',
    study.memos.map(({ transcriptId }) => transcriptId),
  );
  look(
    'memos',
    'code',
    study.memos.map(({ codeId }) => codeId),
  );
  look(
    'memos',
    'coder',
    study.memos.map(({ coderId }) => coderId),
  );
  look(
    'splitDecisions',
    'code',
    study.splitDecisions.flatMap(({ codeId, chosen }) => [codeId, ...chosen]),
  );
  return notes;
}

function ids(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}
