import { describe, expect, it } from 'vitest';
import type { PaperId } from '#lib/domain/model/paper.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import { orderedPieces, withPieceMoved, withPieceTaken } from '#lib/domain/paper/order-pieces.ts';
import { usualPaper } from '#lib/domain/paper/paper-frame.ts';
import { captionOf, labelOf, quotesPiece } from '#lib/domain/paper/piece.ts';
import { isNumbered, piecesInPack, piecesOf, quoteTableNumbers } from '#lib/domain/paper/pieces.ts';
import { letters } from '#lib/domain/reporting/report.ts';
import { exportSubjects } from '#lib/domain/reporting/tables/subjects.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { amara, smallStudy, uuid } from '../../fixtures/small-study.ts';

const choosing = (snapshot: StudySnapshot, pieces: string[] | null): StudySnapshot => ({
  ...snapshot,
  papers: [
    {
      id: uuid(30, 1) as PaperId,
      ...usualPaper,
      pieces,
      written: { by: snapshot.coders[0]!.id, at: '2025-11-20T10:00:00.000Z' },
    },
  ],
});
const inPack = (snapshot: StudySnapshot) => piecesInPack(piecesOf(paperOf(snapshot)));

describe('the pieces of a results pack', () => {
  it('are numbered table by table, figure by figure and appendix by appendix, in their order', () => {
    const pieces = inPack(sampleSnapshot);
    for (const series of ['Table', 'Figure', 'Appendix'] as const) {
      const numbers = pieces.filter((one) => one.series === series).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(numbers.length).toBeGreaterThan(1);
    }
    expect(labelOf(pieces.find(({ id }) => id === 'codebook')!)).toBe('Appendix A');
    expect(captionOf(pieces.find(({ id }) => id === 'themes')!)).toMatch(
      /^Table \d+\. Themes, subthemes and TDF domains \(N = 7\)$/,
    );
  });

  it('have nothing to show where nobody is identified, or nobody was interviewed', () => {
    const nothingOf = (id: string, change: Partial<StudySnapshot['transcripts'][number]>) =>
      piecesOf(
        paperOf({
          ...sampleSnapshot,
          transcripts: sampleSnapshot.transcripts.map((one) => ({ ...one, ...change })),
        }),
      ).find((piece) => piece.id === id)?.nothing;
    expect(nothingOf('heat-map', {})).toBeNull();
    expect(nothingOf('heat-map', { speakers: [] })).toContain('linked to a participant');
    expect(nothingOf('accumulation', {})).toBeNull();
    expect(nothingOf('accumulation', { gathered: 'survey' })).toContain('no interview has');
  });

  it('have nothing of agreement to show where the codebook has no domains', () => {
    const agreement = (of: StudySnapshot) =>
      inPack(of).flatMap(({ id }) => (id.startsWith('agreement') ? [id] : []));
    const codes = sampleSnapshot.codes.filter(({ kind }) => kind === 'own');
    const without = choosing({ ...sampleSnapshot, codes }, null);
    const [id] = agreement(sampleSnapshot);
    expect(agreement(without)).toEqual([]);
    expect(piecesOf(paperOf(without)).find((one) => one.id === id)).toMatchObject({
      nothing: expect.stringContaining('has no domains') as unknown,
      number: null,
    });
  });

  it('have no number while they are left out or have nothing to show, and say why', () => {
    const pieces = piecesOf(paperOf(sampleSnapshot));
    const joint = pieces.find(({ id }) => id === 'joint-display')!;
    expect(joint.chosen).toBe(true);
    expect(joint.nothing).toBe('no row sets a result beside a finding yet');
    expect(labelOf(joint)).toBeNull();
    expect(pieces.filter((one) => one.nothing !== null).some(isNumbered)).toBe(false);
    expect(pieces.filter((one) => !one.chosen).some(isNumbered)).toBe(false);
  });

  it('of a study that has nothing yet all have nothing to show, but for texts, lists and what the framework brings', () => {
    const empty: StudySnapshot = {
      ...smallStudy(),
      transcripts: [],
      transcriptVersions: [],
      passes: [],
      consensuses: [],
      participants: [],
      attributes: [],
    };
    const shown = inPack(empty).map(({ id }) => id);
    expect(shown).toEqual(['methods', 'codebook', 'coreq']);
  });

  it('that are tables name a table of Export', () => {
    const known = new Set<string>(exportSubjects.map(({ id }) => id));
    const subjects = everyPiece(paperOf(sampleSnapshot)).flatMap((one) => one.table?.subject ?? []);
    expect(subjects.filter((subject) => !known.has(subject))).toEqual([]);
    expect(subjects.length).toBeGreaterThan(15);
  });

  it('stand in the order the team gave them, and are counted in it', () => {
    const pieces = inPack(choosing(sampleSnapshot, ['themes', 'characteristics', '-guide']));
    const order = pieces.map(({ id }) => id);
    expect(order.indexOf('themes')).toBeLessThan(order.indexOf('characteristics'));
    expect(order).not.toContain('guide');
    expect(labelOf(pieces.find(({ id }) => id === 'themes')!)).toBe('Table 1');
  });

  it('do not lose one that came after the team chose: quotations of a new theme follow those before', () => {
    const all = everyPiece(paperOf(sampleSnapshot));
    const quotes = all.filter(({ id }) => id.startsWith('quotes:')).map(({ id }) => id);
    const known = all.map(({ id }) => id).filter((id) => id !== quotes[2]);
    const ordered = orderedPieces(all, known);
    const at = ordered.findIndex(({ id }) => id === quotes[2]);
    expect(ordered[at - 1]?.id).toBe(quotes[1]);
    expect(ordered[at]?.chosen).toBe(true);
  });

  it('forget what is gone and what is written twice', () => {
    const all = everyPiece(paperOf(sampleSnapshot));
    const ordered = orderedPieces(all, ['quotes:gone', 'themes', '-themes', 'guide']);
    expect(ordered.filter(({ id }) => id === 'themes')).toHaveLength(1);
    expect(ordered.find(({ id }) => id === 'themes')?.chosen).toBe(true);
    expect(ordered).toHaveLength(all.length);
  });

  it('are the usual again once every choice is taken back', () => {
    const all = everyPiece(paperOf(sampleSnapshot));
    const without = withPieceTaken(all, null, 'guide', false);
    expect(without).toContain('-guide');
    expect(withPieceTaken(all, without, 'guide', true)).toBeNull();
    const moved = withPieceMoved(all, null, 'guide', 'down');
    expect(moved?.indexOf('guide')).toBe(all.findIndex(({ id }) => id === 'guide') + 1);
    expect(withPieceMoved(all, moved, 'guide', 'up')).toBeNull();
  });

  it('at the ends stay where they are', () => {
    const all = everyPiece(paperOf(sampleSnapshot));
    expect(withPieceMoved(all, null, 'methods', 'up')).toBeNull();
    expect(withPieceMoved(all, null, all.at(-1)!.id, 'down')).toBeNull();
  });

  it('give the number of a quote table to who cites it', () => {
    const numbers = quoteTableNumbers(piecesOf(paperOf(sampleSnapshot)));
    const [first] = sampleSnapshot.themes.toSorted((a, b) => a.order - b.order);
    expect(numbers(first!.id)).toBe(
      inPack(sampleSnapshot).find(({ id }) => id === quotesPiece(first!.id))?.number,
    );
    expect(numbers(null)).toBeNull();
  });

  it('count appendices by letters as Word does', () => {
    expect([1, 2, 26, 27, 28].map(letters)).toEqual(['A', 'B', 'Z', 'AA', 'BB']);
  });

  it('show nothing of agreement that its reader has not been shown', () => {
    const study = smallStudy();
    const agreements = (of: StudySnapshot) =>
      piecesInPack(piecesOf(paperOf(of, amara)))
        .map(({ id }) => id)
        .filter((id) => id.startsWith('agreement'));
    expect(agreements(study)).toHaveLength(1);
    const rounds = study.rounds.map((round) => ({ ...round, revealed: [] }));
    expect(agreements({ ...study, rounds })).toEqual([]);
  });
});
