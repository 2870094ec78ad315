import { it } from 'vitest';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import { piecesOf, piecesInPack } from '#lib/domain/paper/pieces.ts';
import { resultsPack } from '#lib/domain/paper/results-pack.ts';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { checkNotes } from '#lib/domain/checks/check-notes.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { studyWithAllFindings } from '../../fixtures/study-with-findings.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';

const unlink = (s: StudySnapshot): StudySnapshot => ({ ...s, transcripts: s.transcripts.map((t) => ({ ...t, speakers: t.speakers.map((x) => ({ ...x, participantId: null })) })) });
const variants: Record<string, [StudySnapshot, string?]> = {
  sample: [sampleSnapshot],
  unlinked: [unlink(sampleSnapshot)],
  survey: [{ ...sampleSnapshot, transcripts: sampleSnapshot.transcripts.map((t) => ({ ...t, gathered: 'survey' as const })) }],
  adjudicator: [sampleSnapshot, sampleSnapshot.coders.find((c) => c.role === 'adjudicator')!.id],
  second: [sampleSnapshot, sampleSnapshot.coders[1]!.id],
  reflexive: [{ ...sampleSnapshot, rounds: sampleSnapshot.rounds.map((r) => ({ ...r, mode: r.mode === 'single' ? r.mode : 'reflexive' as const })) }],
  nobody: [{ ...sampleSnapshot, participants: [], transcripts: unlink(sampleSnapshot).transcripts }],
  nothemes: [{ ...sampleSnapshot, themes: [], subthemes: [] }],
  nofindings: [{ ...sampleSnapshot, ...noFindings }],
  nodomains: [{ ...sampleSnapshot, codes: sampleSnapshot.codes.filter((c) => c.kind === 'own') }],
  nopasses: [{ ...sampleSnapshot, passes: [], consensuses: [], decisions: [] }],
  retired: [{ ...sampleSnapshot, codes: sampleSnapshot.codes.map((c) => ({ ...c, status: 'retired' as const })) }],
  small: [studyWithAllFindings()],
};
it.each(Object.entries(variants))('%s', async (name, [study, viewer]) => {
  const f0 = paperOf(study, (viewer ?? study.coders[0]!.id) as never);
  const frame = { ...f0, paper: { ...f0.paper, pieces: everyPiece(f0).map((p) => p.id) } };
  const pieces = piecesOf(frame);
  const inPack = piecesInPack(pieces);
  let contents;
  try { contents = await packContents(frame, pieces, sourcesOf(study)); } catch (e) { console.log(name, 'THROWS', e); return; }
  const missing = inPack.filter((p) => (p.is === 'table' && !contents.tables.has(p.id)) || (p.is === 'figure' && !contents.figures.has(p.id))).map((p) => p.id);
  const empty = inPack.filter((p) => p.is === 'table' && contents.tables.get(p.id)?.rows.length === 0).map((p) => p.id);
  resultsPack(frame, pieces, contents);
  console.log(`## ${name} MISSING ${missing} EMPTY ${empty}\n${contents.methods.map((m) => `${m.heading}: ${m.words.map((w) => w.text).join('')}`).join('\n')}\n${checklistOf(frame, 'coreq').map((e) => `${e.number} ${e.draft}`).filter((x) => x.length > 4).join('\n')}\n${checkNotes(frame).join('\n')}`);
}, 60_000);
