import { domainsOf } from '../codebook/tree.ts';
import { codesById } from '../codebook/codebook.ts';
import { effectiveCodes } from '../codebook/effective-codes.ts';
import { passHash, type Counted } from '../coding/pass-hash.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Pass } from '../model/pass.ts';
import type { ReopeningId } from '../model/reopening.ts';
import type { Round } from '../model/round.ts';
import type { Transcript } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';

/**
 * Locks a pass with its hash, and with what its codes counted as at that moment. A pass without
 * codings may be submitted too: that nothing was found is a judgement. A transcript that no coding
 * has frozen yet is frozen by this.
 *
 * @throws {ActError} 'already-submitted'.
 */
export function submitPass(
  pass: Pass,
  codes: readonly Code[],
  at: string,
  transcript: Transcript | null = null,
): Change {
  if (pass.submitted) throw new ActError('already-submitted');
  const counted = countedAs(pass.codes, codes);
  const submitted = { at, hash: passHash(pass, counted), counted };
  const record: Pass = { ...pass, submitted, carried: asWorkedOn(pass.carried) };
  return {
    ...plainChange,
    kind: 'submit-pass',
    transcriptId: pass.transcriptId,
    put: [
      { table: 'passes', record },
      ...(transcript && transcript.frozenAt === null
        ? [{ table: 'transcripts' as const, record: { ...transcript, frozenAt: at } }]
        : []),
    ],
  };
}

/** Where a pass was carried from, once it is not what was submitted before that. */
function asWorkedOn(carried: Pass['carried']): Pass['carried'] {
  return carried && { ...carried, hash: null };
}

/** What codes count as now: the end of their merges, and the domains that stands under, by id. */
export function countedAs(
  codeIds: readonly CodeId[],
  codes: readonly Code[],
): NonNullable<Counted> {
  const effective = effectiveCodes(codes, []);
  const byId = codesById(codes);
  return codeIds.map((codeId) => {
    const as = effective.merged(codeId);
    const code = byId.get(as);
    return { codeId, as, domainIds: code ? domainsOf(code, byId).toSorted() : [] };
  });
}

/**
 * Opens a submitted pass again, with the reason, which stays in the study.
 *
 * @param id for the record of it.
 * @throws {ActError} 'reason-missing'; 'already-revealed' once the other side has been seen.
 */
export function reopenPass(
  pass: Pass,
  round: Pick<Round, 'id' | 'revealed'>,
  reason: string,
  at: string,
  id: ReopeningId,
): Change {
  const { submitted, transcriptId, roundId, coderId } = pass;
  if (!submitted) throw new RangeError('the pass is open');
  if (isRevealed(round, transcriptId)) throw new ActError('already-revealed');
  const words = reason.trim();
  if (words === '') throw new ActError('reason-missing');
  return {
    ...plainChange,
    kind: 'reopen-pass',
    transcriptId,
    put: [
      {
        table: 'passes',
        record: { ...pass, submitted: null, carried: asWorkedOn(pass.carried) },
      },
      {
        table: 'reopenings',
        record: {
          id,
          passId: pass.id,
          transcriptId,
          roundId,
          coderId,
          at,
          reason: words,
          submitted: { at: submitted.at, hash: submitted.hash },
        },
      },
    ],
  };
}
