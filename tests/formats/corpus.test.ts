import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  initialChoices,
  preparedFile,
  type ImportChoices,
} from '#lib/domain/transcript/prepared.ts';
import { readTranscriptFile } from '#lib/formats/transcript-readers.ts';

/** Real transcripts that may not be copied into the repository; their folder is named from outside. */
const corpus = process.env['CONCORD_CORPUS'];
const here = corpus !== undefined && existsSync(join(corpus, 'primock57', 'turns.csv'));

async function prepared(file: string, changes: Partial<ImportChoices> = {}) {
  const { content, notes } = await readTranscriptFile(file, readFileSync(join(corpus ?? '', file)));
  const choices = { ...initialChoices(content), ...changes };
  const read = preparedFile(content, choices);
  return { ...read, choices, notes: [...notes, ...read.notes] };
}

/** Speaker and words of each turn of the first transcript of a file. */
async function turns(file: string, changes: Partial<ImportChoices> = {}) {
  const { transcripts } = await prepared(file, changes);
  const [one] = transcripts;
  if (!one) throw new Error(`${file} holds no transcript`);
  return Array.from(one.turnFrom, (from, turn) => ({
    speaker: one.labels[one.turnLabel[turn] ?? -1]?.label ?? null,
    text: one.text.slice(from, one.turnFrom[turn + 1] ?? one.text.length + 1).trimEnd(),
    start: one.turnStart?.[turn] ?? null,
  }));
}

const words = (list: readonly { speaker: string | null; text: string }[]) =>
  list.map(({ speaker, text }) => `${speaker}: ${text}`);

/** Turns of one speaker after the other, joined as subtitles are. */
function joined(list: readonly { speaker: string | null; text: string }[]) {
  const turns: { speaker: string | null; text: string }[] = [];
  for (const turn of list) {
    const last = turns.at(-1);
    if (last?.speaker === turn.speaker) last.text += ` ${turn.text}`;
    else turns.push({ ...turn });
  }
  return turns;
}

describe.skipIf(!here)('the corpus named by CONCORD_CORPUS (skipped where it is not set)', () => {
  it('holds the reference consultation of 109 turns with their times', async () => {
    const reference = await turns('primock57/turns.csv');
    expect(reference).toHaveLength(109);
    expect(reference[0]).toMatchObject({ speaker: 'Doctor', start: 2.533 });
  });

  for (const file of [
    'plain_lf.txt',
    'plain_crlf_bom.txt',
    'formatted.docx',
    'formatted.pdf',
    'table_layout.docx',
    'formatted.rtf',
  ]) {
    it(`recovers every turn of the consultation from ${file}`, async () => {
      const reference = await turns('primock57/turns.csv');
      expect(words(await turns(`primock57/${file}`))).toEqual(words(reference));
    });
  }

  for (const file of ['subrip.srt', 'zoom_style.vtt']) {
    it(`recovers every turn of the consultation from ${file}, joined by speaker or not`, async () => {
      const reference = await turns('primock57/turns.csv');
      const apart = await turns(`primock57/${file}`, { joinCues: false });
      expect(words(apart)).toEqual(words(reference));
      expect(apart.map(({ start }) => start)).toEqual(reference.map(({ start }) => start));
      expect(words(await turns(`primock57/${file}`))).toEqual(words(joined(reference)));
    });
  }

  it('reads printed interviews with numbers in the margin, which stay beside their lines', async () => {
    for (const [file, count, speakers] of [
      ['pdpilot_P1.pdf', 94, ['Dan', 'Participant']],
      ['pdpilot_P2.pdf', 165, ['Dan', 'Participant']],
    ] as const) {
      const { transcripts, notes } = await prepared(file);
      const [one] = transcripts;
      expect(one?.labels.map(({ label }) => label)).toEqual(speakers);
      expect(one?.turnFrom).toHaveLength(count);
      expect(one?.text).not.toMatch(/\b\d\/\d\b/);
      expect(one?.lineLabel?.[0]).toBe('2');
      expect(notes).toContainEqual(
        expect.objectContaining({ kind: 'dropped', where: 'page numbers' }),
      );
    }
  });

  it('takes the dialogues of a table of one row an interview apart, each with its two speakers', async () => {
    const { transcripts, choices, notes } = await prepared('acibench_valid.csv');
    expect(choices.columns).toEqual({
      roles: ['omit', 'transcript', 'text', 'memo'],
      headerRow: true,
      rows: 'transcript',
    });
    expect(transcripts).toHaveLength(20);
    expect(transcripts[0]).toMatchObject({ name: 'D2N068' });
    for (const { labels } of transcripts) {
      const names = labels.map(({ label }) => label);
      expect(names).toContain('doctor');
      expect(names.some((name) => name.startsWith('patient'))).toBe(true);
    }
    expect(transcripts[0]?.memos).toHaveLength(1);
    expect(notes).not.toContainEqual(
      expect.objectContaining({ kind: 'assumed', where: 'speakers' }),
    );
  });

  it('reads Whisper cues without losing one, and makes turns of pauses', async () => {
    const { transcripts, notes } = await prepared('hitsave_goodboy-galaxy_whisper.vtt', {
      joinCues: false,
    });
    expect(transcripts[0]?.turnFrom).toHaveLength(753);
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'assumed', where: 'speakers' }));
    const joinedTurns = (await prepared('hitsave_goodboy-galaxy_whisper.vtt')).transcripts[0];
    expect(joinedTurns?.turnFrom.length).toBeLessThan(400);
    expect(joinedTurns?.turnStart?.[0]).toBeCloseTo(43.81);
  });

  it('joins the sentences that a text file breaks over lines, and finds no speakers in it', async () => {
    const { transcripts, notes } = await prepared('hitsave_goodboy-galaxy_edited-text.txt');
    expect(transcripts[0]?.labels).toEqual([]);
    expect(transcripts[0]?.text).toContain('for the past couple of years.');
    expect(notes).toContainEqual(
      expect.objectContaining({ kind: 'changed', where: 'line breaks' }),
    );
  });

  it('reads a Markdown panel with front matter, numbered speakers and their times', async () => {
    const { transcripts, notes } = await prepared('btc_op_vault-panel.md');
    const [panel] = transcripts;
    expect(panel?.labels.map(({ label }) => label).toSorted()).toEqual([
      'Speaker 0',
      'Speaker 1',
      'Speaker 2',
      'Speaker 3',
      'Speaker 4',
    ]);
    expect(panel?.turnStart?.[0]).toBe(45);
    expect(panel?.turnStart?.some(Number.isNaN)).toBe(false);
    expect(notes).toContainEqual(
      expect.objectContaining({ kind: 'dropped', where: 'front matter' }),
    );
    expect(panel?.text).not.toMatch(/Speaker \d: \d/);
  });

  it('reads subtitles whose cue ids are sentences in other scripts', async () => {
    for (const file of ['vttjs_lang_arabic.vtt', 'vttjs_lang_multiple_languages.vtt']) {
      expect(words(await turns(file))).toEqual(['null: Payload']);
    }
  });
});
