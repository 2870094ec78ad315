import { joined, packed, type Codings, type Quotation } from '../../domain/coding/packed.ts';
import { passHash } from '../../domain/coding/pass-hash.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import type { Code, CodeId } from '../../domain/model/code.ts';
import type { Pass } from '../../domain/model/pass.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { countedAs } from '../../domain/rounds/submit-pass.ts';
import { lineText } from '../../domain/transcript/lines.ts';
import type { CoderLetter, Interview, SampleCoding, SampleRound } from './files.ts';
import { ids } from './ids.ts';

/** One coder's pass over one interview, locked on the day its round says it was submitted. */
export function pass(
  interview: Interview,
  letter: CoderLetter,
  round: SampleRound,
  version: TranscriptVersion,
  framework: Framework,
  codes: readonly Code[],
): Pass {
  const open: Omit<Pass, 'submitted' | 'carried'> = {
    id: ids.pass(interview.id, letter),
    transcriptId: version.transcriptId,
    versionId: version.id,
    coderId: ids.coder(letter),
    roundId: ids.round(round.round),
    ...packed(codings(interview.codings[letter], version, framework)),
    flags: new Uint32Array(),
  };
  const date = round.submitted[letter];
  if (date === null) return { ...open, submitted: null, carried: null };
  const counted = countedAs(open.codes, codes);
  const hash = passHash(open, counted);
  return { ...open, submitted: { at: `${date}T16:00:00.000Z`, hash, counted }, carried: null };
}

/** A coder's codings and quotations; a quotation belongs to every code of its coding. */
function codings(
  given: readonly SampleCoding[],
  version: TranscriptVersion,
  framework: Framework,
): Codings {
  const found: Codings['codings'][number][] = [];
  const quotations: Quotation[] = [];
  for (const coding of given) {
    const codeIds = [
      ...(coding.domains ?? []).map((key) => domainCode(key, framework)),
      ...(coding.own ?? []).map((id) => ids.code(id)),
    ];
    const [from, to] = [coding.line - 1, coding.to ?? coding.line];
    found.push(...codeIds.map((codeId) => ({ codeId, from, to })));
    if (coding.quote === undefined) continue;
    const at = positionOf(coding.quote, from, to, version);
    const end = at + coding.quote.length;
    quotations.push(...codeIds.map((codeId) => ({ codeId, from: at, to: end })));
  }
  return { codings: joined(found), quotations };
}

/** Where the words stand in the text, within one of the lines. */
function positionOf(words: string, from: number, to: number, version: TranscriptVersion): number {
  for (let line = from; line < to; line += 1) {
    const at = lineText(version, line).indexOf(words);
    if (at >= 0) return (version.lineFrom[line] ?? 0) + at;
  }
  throw new RangeError(`“${words}” does not stand in lines ${from + 1} to ${to}`);
}

/** The id of a domain's code. */
export function domainCode(key: string, framework: Framework): CodeId {
  const entry = framework.byKey.get(key);
  if (entry?.kind !== 'domain') throw new RangeError(`the sample speaks of the domain "${key}"`);
  return entry.domain.codeId;
}
