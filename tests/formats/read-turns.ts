import { readFileSync } from 'node:fs';
import {
  initialChoices,
  labelsOfFile,
  preparedFile,
  type ImportChoices,
} from '#lib/domain/transcript/prepared.ts';
import { readTranscriptFile } from '#lib/formats/transcript-readers.ts';

/** Everything that import makes of a file's bytes, by the choices it would suggest. */
export async function imported(
  name: string,
  bytes: Uint8Array,
  changes: Partial<ImportChoices> = {},
) {
  const { content, notes, kind } = await readTranscriptFile(name, bytes);
  const choices = { ...initialChoices(content), ...changes };
  const file = preparedFile(content, choices);
  return {
    ...file,
    kind,
    content,
    choices,
    notes: [...notes, ...file.notes],
    labels: labelsOfFile(file),
  };
}

export const text = (content: string) => new TextEncoder().encode(content);

export const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/transcripts/${name}`, import.meta.url));

/** "speaker: words" of each turn, paragraphs apart by " / ". */
export async function turnsOf(
  name: string,
  bytes: Uint8Array = fixture(name),
  changes: Partial<ImportChoices> = {},
): Promise<string[]> {
  const { transcripts } = await imported(name, bytes, changes);
  return transcripts.flatMap((one) =>
    Array.from(one.turnFrom, (from, turn) => {
      const speaker = one.labels[one.turnLabel[turn] ?? -1]?.label ?? '–';
      const words = one.text.slice(from, one.turnFrom[turn + 1] ?? one.text.length + 1).trimEnd();
      return `${speaker}: ${words.replaceAll('\n', ' / ')}`;
    }),
  );
}
