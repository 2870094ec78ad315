import { expect, it } from 'vitest';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { resultsPack } from '#lib/domain/paper/results-pack.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';
import { readManuscriptFile } from '#lib/formats/manuscript/manuscript-reader.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

/**
 * What the sample’s own texts say otherwise than its record, on purpose; the checks ask the same. The pack is
 * no paper: nothing in it speaks of every quotation.
 */
const knownOfSample = /“all six settled interviews” is said|are never cited/;

it('the results pack of the sample study, read back as a manuscript, agrees with the record', async () => {
  const frame = paperOf(sampleSnapshot);
  const pieces = piecesOf(frame);
  const contents = await packContents(frame, pieces, sourcesOf(sampleSnapshot), () => {});
  const bytes = await docxReport.write(resultsPack(frame, pieces, contents));
  const { blocks } = await readManuscriptFile('pack.docx', bytes);
  const { findings, quotations } = manuscriptFindings(blocks, frame);
  expect(findings.map(({ what }) => what).filter((what) => !knownOfSample.test(what))).toEqual([]);
  expect(quotations.length).toBeGreaterThan(30);
  expect(quotations.filter(({ verdict }) => verdict !== 'exact' && verdict !== 'edited')).toEqual(
    [],
  );
}, 30_000);
