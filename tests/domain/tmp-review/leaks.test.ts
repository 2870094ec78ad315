import { expect, it } from 'vitest';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { checksOf } from '#lib/domain/checks/checks.ts';
import { checkNotes } from '#lib/domain/checks/check-notes.ts';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { resultsPack } from '#lib/domain/paper/results-pack.ts';
import { exportSubjects } from '#lib/domain/reporting/tables/subjects.ts';
import { tableOf } from '#lib/domain/reporting/tables/table-of.ts';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { markdownReport } from '#lib/formats/markdown/report-writer.ts';
import { htmlReport } from '#lib/formats/html/report-writer.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import * as s from '../../fixtures/small-study.ts';
import { studyWithAllFindings, written, quoteId, subthemeId } from '../../fixtures/study-with-findings.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
void agreementReport;

async function everything(study: StudySnapshot, viewer = s.amara) {
  const out: Record<string, string> = {};
  const sources = sourcesOf(study);
  for (const { id } of exportSubjects) {
    if (id.startsWith('agreement') || id === 'from-consensus') continue;
    try {
      const t = await tableOf({ subject: id, viewer, withOpenPass: false, transcriptIds: study.transcripts.map((t) => t.id), choices: {} }, sources);
      const rows = [];
      for await (const b of t.batches) rows.push(...b);
      out[id] = JSON.stringify([t.head, rows], null, 0);
    } catch (e) { out[`!${id}`] = String(e); }
  }
  const frame0 = paperOf(study, viewer);
  const frame = { ...frame0, paper: { ...frame0.paper, pieces: everyPiece(frame0).map((p) => p.id) } };
  const pieces = piecesOf(frame);
  const pack = resultsPack(frame, pieces, await packContents(frame, pieces, sources));
  out.packmd = new TextDecoder().decode(await markdownReport.write(pack));
  out.packhtml = decodeURIComponent(new TextDecoder().decode(await htmlReport.write(pack)).replace(/%(?![0-9A-F]{2})/g, '%25'));
  out.checks = JSON.stringify(checksOf(frame0)) + checkNotes(frame0).join('\n');
  out.coreq = JSON.stringify(checklistOf(frame0, 'coreq'));
  out.srqr = JSON.stringify(checklistOf(frame0, 'srqr'));
  out.ms = JSON.stringify(manuscriptFindings([{ is: 'paragraph', heading: null, words: 'She said “I know it, it is new and”, “I know it, it new” (P01).' }], frame0));
  return out;
}
const where = (out: Record<string, string>, word: string) =>
  Object.entries(out).filter(([, t]) => t.includes(word)).map(([k, t]) => { const i = t.indexOf(word); return `${k}: ${t.slice(Math.max(0, i - 80), i + 60)}`; });

it('blinding', async () => {
  const base = studyWithAllFindings();
  const proposal = s.code(s.uuid(5, 50) as never, 'own', 'SECRETPROPOSAL', { proposedIn: s.uuid(12, 5) as never, createdBy: s.tom });
  const study: StudySnapshot = {
    ...base,
    codes: [...base.codes, proposal],
    passes: base.passes.map((p) => p.id === s.uuid(12, 5) ? s.pass(5, s.openP03, p.versionId, s.tom, s.round1, [[proposal.id, 1, 3]], false) : p),
    beliefs: [...base.beliefs, { ...base.beliefs[0]!, id: s.uuid(31, 2) as never, statement: 'SECRETBELIEF', passages: [{ transcriptId: s.openP03, from: 1, to: 3 }], quoteIds: [] }],
    quotes: [...base.quotes, { ...base.quotes[0]!, id: s.uuid(30, 2) as never, transcriptId: s.openP03, edits: [{ from: 25, to: 25, words: 'SECRETEDIT', made: written }] }],
    subthemes: base.subthemes.map((x) => ({ ...x, quoteIds: [...x.quoteIds, s.uuid(30, 2) as never] })),
    setAsides: [{ id: s.uuid(50, 1) as never, rule: 'L10', mark: 'x', finding: 'SECRETFOUND', reason: 'SECRETREASON', signed: { by: s.tom, at: written.at } }],
    operations: [...base.operations,
      { ...base.operations[0]!, id: s.uuid(99, 9) as never, kind: 'code', coderId: s.tom, transcriptId: s.openP03, codeIds: [proposal.id], pass: { id: s.uuid(12, 5), coderId: s.tom } as never, changes: [] } as never],
  };
  const out = await everything(study);
  console.log(Object.keys(out).filter((k) => k.startsWith('!')).map((k) => `${k} ${out[k]}`));
  console.log('BLIND', where(out, 'SECRET'), where(out, 'blind thought'));
  console.log('TOM', where(await everything(study, s.tom), 'SECRETBEL'));
});

it('consent', async () => {
  const base = studyWithAllFindings();
  const study: StudySnapshot = {
    ...base,
    participants: base.participants.map((p) => ({ ...p, consent: { ...p.consent, state: 'given', quoting: p.id === s.person1 ? 'no' : 'yes' } })),
    quotes: base.quotes.map((q) => ({ ...q, to: 40, edits: [{ from: 22, to: 26, words: 'never NEWWORDS', made: written }] })),
  };
  const out = await everything(study);
  console.log('CONSENT', where(out, 'it is new'), where(out, 'NEWWORDS'));
  const replaced: StudySnapshot = { ...base, transcriptVersions: base.transcriptVersions.map((v) => v.transcriptId === s.settledP01 ? { ...v, text: v.text.replace('I know it, it is new.', 'I NAME it, it is new.') } : v),
    quotes: base.quotes.map((q) => ({ ...q, edits: [{ from: 22, to: 26, words: 'never them', made: written }] })) };
  console.log('REPLACED', where(await everything(replaced), 'NAME'));
});

it('attributes', async () => {
  const base = studyWithAllFindings();
  const study: StudySnapshot = {
    ...base,
    attributes: [{ ...base.attributes[0]!, published: false }, { ...base.attributes[1]!, published: false }],
    participants: base.participants.map((p, i) => ({ ...p, attributes: { [s.role]: i === 0 ? 'SECRETROLE ' : 'secretrole', [s.years]: 19173 + i } })),
    checklistAnswers: [{ id: s.uuid(51, 1) as never, list: 'coreq', number: 16, words: 'The mean years in role were 17 years, secretrole.', notApplicable: null, place: '', confirmed: null, written }],
  };
  const out = await everything(study);
  console.log('ATTR', where(out, 'SECRETROLE'), where(out, '1917'));
});
