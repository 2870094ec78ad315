import { packed } from '#lib/domain/coding/packed.ts';
import { smallStudy, uuid, pass } from '../fixtures/small-study.ts';
const words = 'the a of patient stop medicine I we think café naïve time appointment because nobody really knows what to do when it’s been 14 years'.split(' ');
let seed = 42; const rnd = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
export function bigStudy(transcripts = 200, turns = 1500, codingsEach = 2350, operations = 0) {
  const s: any = smallStudy();
  const t0 = s.transcripts[0], r = s.rounds[0], v0 = s.transcriptVersions[0];
  const codes = Array.from({ length: 14 }, (_, i) => ({ ...s.codes[3], id: uuid(50, i), kind: 'domain', name: `Domain ${i}`, abbreviation: `D${i}`, order: i, parentId: null }));
  const ts: any[] = [], vs: any[] = [], ps: any[] = [], ops: any[] = [];
  for (let t = 0; t < transcripts; t++) {
    const lines: string[] = [];
    for (let i = 0; i < turns; i++) { const n = 10 + Math.floor(rnd() * 16); let l = ''; for (let w = 0; w < n; w++) l += words[Math.floor(rnd() * words.length)] + ' '; lines.push(l.trim() + '.\n'); }
    const from = new Uint32Array(turns); let at = 0; lines.forEach((l, i) => { from[i] = at; at += l.length; });
    const id = uuid(60, t), vid = uuid(70, t);
    vs.push({ ...v0, id: vid, transcriptId: id, text: lines.join(''), turnFrom: from, lineFrom: from.slice(), turnSpeaker: Int16Array.from({ length: turns }, (_, i) => i % 2), turnStart: null, turnEnd: null });
    ts.push({ ...t0, id, versionId: vid, name: `T${t}`, order: t, lineCount: turns, settledCoderId: null });
    const rows: any[] = []; const per = codingsEach;
    for (let c = 0; c < 14; c++) { const k = Math.floor(per / 14); for (let j = 0; j < k; j++) { const f = Math.floor(j * (turns / k)) ; rows.push([codes[c]!.id, f, f + 1]); } }
    const pk = packed({ codings: rows.map(([codeId, from, to]) => ({ codeId, from, to })), quotations: [] });
    ps.push({ ...pass(1, id as any, vid as any, s.coders[0].id, r.id, [], true), ...pk, id: uuid(80, t) });
  }
  for (let o = 0; o < operations; o++) ops.push({ ...s.operations[1], counter: o + 1, id: `${s.operations[1].writer}:${String(o + 1).padStart(10, '0')}` });
  return { ...s, rounds: [{ ...r, coderIds: [s.coders[0].id], transcriptIds: null }], codes, transcripts: ts, transcriptVersions: vs, passes: ps, consensuses: [], memos: [], places: [], operations: ops, imprints: [] };
}
