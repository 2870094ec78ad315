import { it, expect } from 'vitest';
import { sampleSnapshot, sampleFramework } from '../../fixtures/sample-snapshot.ts';
import { paperFrame } from '#lib/domain/paper/paper-frame.ts';
import { parseComB } from '#lib/domain/relevance/com-b.ts';
import comB from '../../../codebooks/com-b.json' with { type: 'json' };
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import analysis from '../../../sample/analysis.json' with { type: 'json' };
it('x', () => {
  const f = paperFrame({...sampleSnapshot, checklistAnswers: analysis.coreq.map(q => ({ id: 'x' as any, list: 'coreq' as const, number: q.item, words: q.sentence, notApplicable: null, place: '', confirmed: null, written: { by: sampleSnapshot.coders[0]!.id, at: '2025-11-19T10:00:00.000Z' } })) }, sampleSnapshot.coders[0]!.id, { framework: sampleFramework, comB: parseComB(comB), program: 'Concord 0.1.0', localDay: (i) => i.slice(0, 10) })!;
  for (const l of ['coreq','srqr'] as const) for (const e of checklistOf(f, l)) console.log(l, e.number, e.topic, e.state, '\n   D:', e.draft, e.sentence === e.draft ? '' : '\n   S: ' + e.sentence, '\n   M:', e.missing.map(m => m.what + ' @' + m.place?.page).join(' | '), '\n   R:', e.sources.map(m => m.name+': '+m.words).join(' | '), '\n   X:', e.contradictions.join(' | '));
  expect(1).toBe(1);
});
