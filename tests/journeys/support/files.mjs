import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/fingerprint.mjs';

const fixtures = join(projectFolder, 'tests', 'fixtures', 'transcripts');
const brokenFixtures = join(projectFolder, 'tests', 'fixtures', 'broken-transcripts');

/** Sixty turns; every third is the interviewer's question. */
export const longInterview = Array.from({ length: 60 }, (_, turn) =>
  turn % 3 === 0
    ? { speaker: 'Interviewer', text: `What happens at step ${turn / 3 + 1}?` }
    : { speaker: 'Nurse', text: `Answer ${turn}, with a naïve “why” & <because> it is ${turn}.` },
);

/** A Word document with a paragraph for each turn, written by another program's means. */
export async function writeWordInterview(folder, name = 'Long interview.docx') {
  const children = longInterview.map(
    ({ speaker, text }) => new Paragraph({ text: `${speaker}: ${text}` }),
  );
  return writeWord(join(folder, name), children);
}

/** A Word table as supervisors like it: line, speaker, text. */
export async function writeWordTable(folder, name = 'Table interview.docx') {
  const rows = [
    ['Line', 'Speaker', 'Text'],
    ...longInterview
      .slice(0, 9)
      .map(({ speaker, text }, line) => [String(line + 1), speaker, `In a table: ${text}`]),
  ];
  const table = new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((text) => new TableCell({ children: [new Paragraph({ text })] })),
        }),
    ),
  });
  return writeWord(join(folder, name), [table]);
}

/** An interview guide as teams keep it: domain, content, questions. */
export async function writeWordGuide(folder, name = 'Guide.docx') {
  const rows = [
    ['Domain', 'Content', 'Sample questions'],
    ['Knowledge', 'What they know of stopping', ['What do you know about stopping it?']],
    ['Social influences', 'Who else counts', ['Who else has a say in it?', 'Whom do you ask?']],
    ['Emotion', 'How it feels', ['How does it feel, before and after?']],
  ];
  const paragraphs = (cell) => [cell].flat().map((text) => new Paragraph({ text }));
  const table = new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) => new TableCell({ children: paragraphs(cell) })),
        }),
    ),
  });
  return writeWord(join(folder, name), [table]);
}

async function writeWord(path, children) {
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return path;
}

/** The project's own transcripts, one in each layout it reads. */
export function fixtureTranscripts() {
  return readdirSync(fixtures).map((name) => join(fixtures, name));
}

/** Transcripts of the folder that CONCORD_CORPUS names; none where it is not set. */
export function corpusTranscripts() {
  const folder = process.env.CONCORD_CORPUS;
  if (!folder) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/README|MANIFEST/.test(path))
    .filter((path) => /\.(docx|odt|rtf|pdf|html?|txt|md|csv|vtt|srt)$/.test(path));
}

/** Files that cannot be read, each for a reason of its own, and what their names say of it. */
export async function writeBrokenFiles(folder) {
  const at = (name) => join(folder, name);
  const whole = await writeWordInterview(folder, 'whole.docx');
  const truncated = at('truncated.docx');
  const bytes = readFileSync(whole);
  writeFileSync(truncated, bytes.subarray(0, Math.floor(bytes.length / 2)));
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('picture.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  writeFileSync(at('old-word.docx'), Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'));
  return {
    good: whole,
    broken: [
      truncated,
      at('empty.txt'),
      at('picture.txt'),
      at('old-word.docx'),
      join(brokenFixtures, 'password.pdf'),
    ],
  };
}
