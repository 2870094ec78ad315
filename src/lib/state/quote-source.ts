import { ActError } from '../domain/errors.ts';
import type { QuoteSource, QuoteSpan } from '../domain/findings/quotes.ts';
import type { Quote } from '../domain/model/quote.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { Database } from '../storage/database.ts';

/**
 * The words a quotation is chosen from, as they are stored, with the quotations of their transcript.
 *
 * @param versionId of the text that the person had before them.
 * @throws {ActError} 'transcript-gone'; 'transcript-changed' when it is another text by now.
 */
export async function quoteSource(
  db: Database,
  { transcriptId }: Pick<QuoteSpan, 'transcriptId'>,
  versionId: TranscriptVersionId,
): Promise<{ readonly source: QuoteSource; readonly quotes: readonly Quote[] }> {
  const transcript = await db.transcripts.get(transcriptId);
  if (!transcript) throw new ActError('transcript-gone');
  const version = await db.transcriptVersions.get(transcript.versionId);
  if (!version || version.id !== versionId) throw new ActError('transcript-changed');
  const participants = await db.participants.toArray();
  const quotes = await db.quotes.where({ transcriptId }).toArray();
  return { source: { transcript, version, participants }, quotes };
}
