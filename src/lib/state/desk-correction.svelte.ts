import {
  correctionsOfPass,
  type CorrectionOfPass,
} from '../domain/correction/corrections-of-pass.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { passOf } from '../storage/passes.ts';
import type { DeskContent } from './desk-content.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Corrections of the text at the desk: what they did to the coder's own pass, and one made meanwhile. */
export class DeskCorrection {
  readonly #versionId: TranscriptVersionId;
  readonly #inUse: LiveQuery<TranscriptVersionId | null>;
  readonly #found: LiveQuery<readonly CorrectionOfPass[]>;

  constructor(study: OpenStudy, content: DeskContent) {
    const { transcript, version } = content;
    this.#versionId = version.id;
    this.#inUse = new LiveQuery(
      async () => (await study.db.transcripts.get(transcript.id))?.versionId ?? null,
    );
    this.#found = new LiveQuery(() => readCorrections(study, content));
  }

  /** Whether another version of the text is in use by now: nothing can be written here any more. */
  get isOutdated(): boolean {
    const inUse = this.#inUse.current;
    return inUse !== undefined && inUse !== null && inUse !== this.#versionId;
  }

  /** What corrections did to the coder's own pass, the newest first. */
  get found(): readonly CorrectionOfPass[] {
    return this.#found.current ?? [];
  }
}

/** Reads the coder's own pass and its earlier forms, and nobody else's. */
async function readCorrections(
  { db }: OpenStudy,
  { key, transcript, study }: DeskContent,
): Promise<readonly CorrectionOfPass[]> {
  const pass = await passOf(db, key);
  if (!pass?.carried) return [];
  const [earlier, versions] = await Promise.all([
    db.earlierPasses.where('passId').equals(pass.id).toArray(),
    db.transcriptVersions.where('transcriptId').equals(transcript.id).toArray(),
  ]);
  return correctionsOfPass(pass, earlier, versions, transcript, study);
}
