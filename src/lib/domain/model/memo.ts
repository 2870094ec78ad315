import * as v from 'valibot';
import { day, defineRecord, id, instant, whole } from './record.ts';

/** What kind of memo it is; `note` is one of no kind in particular. */
export const memoKinds = [
  'note',
  'impression',
  'reflexive',
  'analytic',
  'method',
  'meeting',
  'field-note',
] as const;

const link = v.variant('on', [
  v.object({ on: v.literal('lines'), transcriptId: id('Transcript'), from: whole, to: whole }),
  v.object({ on: v.literal('transcript'), transcriptId: id('Transcript') }),
  v.object({ on: v.literal('code'), codeId: id('Code') }),
  v.object({ on: v.literal('participant'), participantId: id('Participant') }),
  v.object({ on: v.literal('guide'), guideVersionId: id('GuideVersion') }),
  v.object({ on: v.literal('theme'), themeId: id('Theme') }),
  v.object({ on: v.literal('subtheme'), subthemeId: id('Subtheme') }),
]);

/** A memo of no kind, dated when it was written, by its writer alone, linked to nothing. */
export const plainMemo = { kind: 'note' as const, date: null, people: [], links: [] };

/**
 * A coder's note. Memos on lines and transcripts belong to the coder's pass and are as blind as it;
 * `transcriptId`, `roundId`, `from` and `to` say where they stand.
 */
export const memoRecord = defineRecord({
  table: 'memos',
  schema: v.object({
    id: id('Memo'),
    about: v.picklist(['line', 'transcript', 'code', 'study']),
    coderId: id('Coder'),
    transcriptId: v.nullable(id('Transcript')),
    roundId: v.nullable(id('Round')),
    /** Lines [from, to), for a memo on lines; else `null`. */
    from: v.nullable(whole),
    to: v.nullable(whole),
    codeId: v.nullable(id('Code')),
    text: v.string(),
    kind: v.picklist(memoKinds),
    /** The day it is about; `null`: the day it was written. */
    date: v.nullable(day),
    /** Who took part, apart from its writer. */
    people: v.array(id('Coder')),
    /**
     * What else it speaks of. A memo that speaks of a transcript is as blind as one on it; lines are
     * those of the version in use.
     */
    links: v.array(link),
    createdAt: instant,
    changedAt: instant,
  }),
  indexes: ['transcriptId', 'codeId'],
  migrations: [
    {
      to: 3,
      name: 'kinds, dates, people and links',
      up: (old) => ({ ...old, ...plainMemo }),
    },
  ],
  travels: true,
});

export type Memo = v.InferOutput<typeof memoRecord.schema>;
export type MemoId = Memo['id'];
export type MemoKind = Memo['kind'];
export type MemoLink = Memo['links'][number];
