import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lineText } from '#lib/domain/transcript/lines.ts';
import { docxOf } from '../fixtures/docx-files.ts';
import { imported, text, turnsOf } from './read-turns.ts';

interface Interview {
  readonly turns: readonly { readonly speaker: string; readonly sentences: readonly string[] }[];
}

const ids = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08'];
const interview = (id: string): Interview =>
  JSON.parse(readFileSync(new URL(`../../sample/${id}.json`, import.meta.url), 'utf8'));

const words = ({ sentences }: Interview['turns'][number]) => sentences.join(' ');
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);

/** The interview as a file of each kind; one second a turn, and a pause between two. */
const files: Record<string, (one: Interview) => Uint8Array> = {
  'labels.txt': ({ turns }) =>
    text(turns.map((turn) => `${turn.speaker}: ${words(turn)}`).join('\r\n\r\n')),
  'headings.md': ({ turns }) =>
    text(
      `# An interview\n\n${turns.map((turn) => `### ${turn.speaker}\n\n${words(turn)}`).join('\n\n')}`,
    ),
  'paragraphs.docx': ({ turns }) => docxOf(turns.map((turn) => `${turn.speaker}:\t${words(turn)}`)),
  'table.docx': ({ turns }) =>
    docxOf([
      {
        table: [
          ['No.', 'Speaker', 'Text'],
          ...turns.map((turn, row) => [String(row + 1), turn.speaker, words(turn)]),
        ],
      },
    ]),
  'turns.csv': ({ turns }) =>
    text(
      `speaker,text\r\n${turns.map((turn) => `${turn.speaker},${quoted(words(turn))}`).join('\r\n')}\r\n`,
    ),
  'turns.tsv': ({ turns }) =>
    text(
      `Who\tWhat was said\n${turns.map((turn) => `${turn.speaker}\t${words(turn)}`).join('\n')}\n`,
    ),
  'teams.vtt': ({ turns }) =>
    text(
      `WEBVTT\n\n${turns
        .map(
          (turn, at) =>
            `${clock(at * 5)}.000 --> ${clock(at * 5 + 1)}.000\n<v ${turn.speaker}>${words(turn)}</v>`,
        )
        .join('\n\n')}\n`,
    ),
  'labels.srt': ({ turns }) =>
    text(
      turns
        .map(
          (turn, at) =>
            `${at + 1}\n${clock(at * 5)},000 --> ${clock(at * 5 + 1)},000\n${turn.speaker}: ${words(turn)}\n`,
        )
        .join('\n'),
    ),
};

describe.each(ids)('the invented interview %s', (id) => {
  const { turns } = interview(id);

  it.each(Object.keys(files))('is recovered, turn by turn, from %s', async (name) => {
    const bytes = files[name]?.(interview(id)) ?? new Uint8Array();
    expect(await turnsOf(name, bytes)).toEqual(
      turns.map((turn) => `${turn.speaker}: ${words(turn)}`),
    );
  });

  it('is cut into the sentences it was written in', async () => {
    const { transcripts } = await imported('a.txt', files['labels.txt']!(interview(id)));
    const [one] = transcripts;
    expect(Array.from(one!.lineFrom, (_, line) => lineText(one!, line))).toEqual(
      turns.flatMap(({ sentences }) => sentences),
    );
  });
});
