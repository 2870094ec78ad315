import { describe, expect, it } from 'vitest';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import type { Paper, PaperId } from '#lib/domain/model/paper.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { resultsPack } from '#lib/domain/paper/results-pack.ts';
import { usualPaper } from '#lib/domain/paper/usual-paper.ts';
import { readTemplate } from '#lib/domain/quotations/attribution-template.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';
import { readManuscriptFile } from '#lib/formats/manuscript/manuscript-reader.ts';
import { blocksOf } from '../../fixtures/manuscripts.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { uuid } from '../../fixtures/small-study.ts';

const ofSample = paperOf(sampleSnapshot);

/** The sample study with an attribution template. */
function withTemplate(template: string) {
  const read = readTemplate(template, sampleSnapshot.attributes);
  if (!read.ok) throw new RangeError(template);
  const written = sampleSnapshot.themes[0]!.written;
  const paper: Paper = {
    id: uuid(60, 1) as PaperId,
    ...usualPaper,
    attribution: read.pieces,
    written,
  };
  return { ...sampleSnapshot, papers: [paper] };
}

const snapshot = withTemplate('— {Role} {number}, {Sex}, {Years in role} years in role');
const frame = paperOf(snapshot);
const found = (words: string, of = frame) =>
  manuscriptFindings(blocksOf([words]), of)
    .findings.filter(({ rule }) => rule === 'L8')
    .map(({ is, what }) => `${is}: ${what}`);

const carer = '“She rang in July and I told her it was going fine.”';
const nurse = '“She wanted to know was she not worth the money now.”';
const asked =
  '“Could you start with who you are there, and how you came to be the one who answered my letter?”';

describe('an attribution in the form the template makes', () => {
  it('that is another participant’s is a mismatch', () => {
    const wrong = 'mismatch: The quotation is attributed to P03; the words are P06’s.';
    expect(found(`${carer} (practice nurse 3; Table 7, Quote 8)`)).toContain(wrong);
    expect(found(`${carer} (practice nurse 3)`)).toContain(wrong);
    expect(found(`${carer} — practice nurse 3, woman, 11 years in role`)).toContain(wrong);
    expect(found(`${carer} (nurse 3)`)).toContain(wrong);
    expect(found(`${carer} (GP partner 99)`)).toEqual([
      'mismatch: “GP partner 99” is none of the participants.',
    ]);
  });

  it('is a mismatch for the interviewer’s words, with a number or a role alone', () => {
    expect(found(`${asked} (GP partner 1)`)).toEqual([
      'mismatch: The quotation is attributed to P01; the words are the interviewer’s or somebody’s who is no participant.',
    ]);
    expect(found(`${asked} (GP partner)`)).toEqual([
      'mismatch: The quotation is attributed to a participant, “GP partner”; the words are the interviewer’s or somebody’s who is no participant.',
    ]);
  });

  it('is a mismatch where the number is right and the role or the years are not', () => {
    expect(found(`${nurse} (GP partner 3)`)).toEqual([
      'mismatch: “GP partner” is not what the record says of who speaks.',
    ]);
    expect(found(`${nurse} — practice nurse 3, woman, 12 years in role`)).toEqual([
      'mismatch: “12” is not what the record says of who speaks.',
    ]);
  });

  it('is right where it is what the program prints, in brackets or after a dash, cited or not', () => {
    for (const end of [
      '— practice nurse 3, woman, 11 years in role',
      '(practice nurse 3, woman, 11 years in role)',
      '— practice nurse 3, woman, 11 years in role (Table 7, Quote 2).',
      '(practice nurse 3, woman, 11 years in role; Table 7, Quote 2).',
    ]) {
      expect(found(`${nurse} ${end}`), end).toEqual([]);
    }
    expect(found(`${carer} — carer (daughter) 6, woman`)).toEqual([]);
  });

  it('never takes the number of a participant for years', () => {
    expect(found(`${carer} (carer (daughter) 6)`)).toEqual([
      expect.stringMatching(/^question: One attribution is written otherwise than the template/),
    ]);
  });

  it('is read in the same way where the template has other words', () => {
    const other = paperOf(withTemplate('({Role}: Participant {number})'));
    expect(found(`${carer} (carer (daughter): Participant 6)`, other)).toEqual([]);
    expect(found(`${carer} (practice nurse: Participant 3)`, other)).toContain(
      'mismatch: The quotation is attributed to P03; the words are P06’s.',
    );
    expect(found(`${carer} (practice nurse 3)`, ofSample)).toContain(
      'mismatch: The quotation is attributed to P03; the words are P06’s.',
    );
  });
});

it('the results pack with such a template, read back as a manuscript, has no attribution that does not match', async () => {
  const pieces = piecesOf(frame);
  const contents = await packContents(frame, pieces, sourcesOf(snapshot), () => {});
  const bytes = await docxReport.write(resultsPack(frame, pieces, contents));
  const { blocks } = await readManuscriptFile('pack.docx', bytes);
  const { findings } = manuscriptFindings(blocks, frame);
  expect(findings.filter(({ is }) => is === 'mismatch').map(({ what }) => what)).toEqual([]);
}, 30_000);

describe('a quotation that runs from one speaker into another', () => {
  const [version] = [...frame.texts.values()];
  it('is asked about, with who they are', () => {
    const [first = '', second = ''] = version!.text.split('\n');
    const words = `${first.slice(first.lastIndexOf(',') + 2)} ${second.slice(0, second.indexOf('.'))}`;
    expect(found(`“${words}” (P01)`)).toContain(
      'question: These words run over two speakers: the interviewer and P01. Is that meant?',
    );
    expect(found(nurse)).toEqual([]);
  });
});
