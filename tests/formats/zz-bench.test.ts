import { it } from 'vitest';
import { bigStudy } from './zz-big.ts';
import { codedSegmentsHead, codedSegmentRows } from '#lib/domain/reporting/coded-segments.ts';
import { settledCoding } from '#lib/domain/coding/settled-coding.ts';
import { asCoded } from '#lib/domain/coding/passages.ts';
import { tableWriters } from '#lib/formats/table-writers.ts';
it('bench', async () => {
  const s: any = bigStudy();
  console.log(
    'text MB',
    s.transcriptVersions.reduce((n: number, v: any) => n + v.text.length, 0) / 1e6,
    'codings',
    s.passes.reduce((n: number, p: any) => n + p.code.length, 0),
  );
  const frame = { ...s, study: s.studies[0], citation: null };
  const texts = s.transcripts.map((transcript: any, i: number) => ({
    transcript,
    version: s.transcriptVersions[i],
    coding: settledCoding(transcript, s),
    memos: [],
    effective: asCoded,
  }));
  for (const w of [...tableWriters].reverse().slice(0, 1)) {
    const t = performance.now();
    let size = 0;
    let rows = 0;
    const sink = await w.begin(codedSegmentsHead(frame, texts), (p) => {
      size += p.length;
    });
    const rowsOf = codedSegmentRows(frame);
    for (const text of texts) {
      const r = rowsOf(text);
      rows += r.length;
      sink.add(r);
    }
    sink.end();
    console.log(
      w.id,
      rows,
      'rows',
      (size / 1e6).toFixed(1),
      'MB',
      Math.round(performance.now() - t),
      'ms',
      Math.round(process.memoryUsage().heapUsed / 1e6),
      'MB heap',
    );
  }
  const t = performance.now();
  const rowsOf = codedSegmentRows(frame);
  let n = 0;
  for (const x of texts) n += rowsOf(x).length;
  console.log('rows only', Math.round(performance.now() - t), 'ms');
}, 600_000);
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
it('study file', async () => {
  const s: any = bigStudy(200, 1500, 2350, 100000);
  for (let i = 0; i < 2; i++) {
    let t = performance.now();
    const bytes = await studyFileWriter.write({
      snapshot: s,
      program: '0.1.0',
      savedAt: '2025-11-14T10:00:00.000Z',
    });
    console.log(
      'save',
      (bytes.length / 1e6).toFixed(1),
      'MB',
      Math.round(performance.now() - t),
      'ms',
    );
    t = performance.now();
    const r = await studyFileReader.read(bytes);
    console.log(
      'open',
      Math.round(performance.now() - t),
      'ms',
      r.notes,
      Math.round(process.memoryUsage().heapUsed / 1e6),
      'MB',
    );
  }
}, 600_000);
