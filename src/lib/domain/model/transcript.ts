import * as v from 'valibot';
import { defineRecord, hash, id, instant, whole } from './record.ts';
import { speaker } from './speaker.ts';

/** One interview, or what people answered to a survey: what is known of it apart from its words, which lie in its versions. */
export const transcriptRecord = defineRecord({
  table: 'transcripts',
  schema: v.object({
    id: id('Transcript'),
    name: v.string(),
    order: whole,
    /** The version in use. */
    versionId: id('TranscriptVersion'),
    /** The file it came from, and the hash of that file's bytes; `null` when made otherwise. */
    file: v.nullable(v.object({ name: v.string(), hash })),
    importedAt: instant,
    /** Answers of a survey are coded like interviews and never counted among them. */
    gathered: v.picklist(['interview', 'survey']),
    speakers: v.array(speaker),
    lineCount: whole,
    wordCount: whole,
    /** Of the version in use; the same text imported twice has the same hash. */
    textHash: hash,
    /** Set by the first coding: from then on text, speakers and cutting stay as they are. */
    frozenAt: v.nullable(instant),
    /** Whose submitted pass is the settled coding where there is no consensus. */
    settledCoderId: v.nullable(id('Coder')),
  }),
  indexes: ['textHash'],
  migrations: [
    { to: 3, name: 'how it was gathered', up: (old) => ({ ...old, gathered: 'interview' }) },
  ],
  travels: true,
});

export type Transcript = v.InferOutput<typeof transcriptRecord.schema>;
export type TranscriptId = Transcript['id'];
/** How the words of a transcript came about. */
export type Gathered = Transcript['gathered'];
export type { Speaker, SpeakerRole } from './speaker.ts';
