import { joined, packed, type Codings, type Quotation } from '../../domain/coding/packed.ts';
import { passHash } from '../../domain/coding/pass-hash.ts';
import type { Framework } from '../../domain/codebook/framework.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { Consensus } from '../../domain/model/consensus.ts';
import type { Pass } from '../../domain/model/pass.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { lineAt, lineText } from '../../domain/transcript/lines.ts';
import type { Analysis, CoderLetter, Interview, SampleCoding, SampleRound } from './files.ts';
import { ids } from './ids.ts';

/** One coder's pass over one interview, locked on the day its round says it was submitted. */
export function pass(
  interview: Interview,
  letter: CoderLetter,
  round: SampleRound,
  version: TranscriptVersion,
  framework: Framework,
): Pass {
  const open: Omit<Pass, 'submitted'> = {
    id: ids.pass(interview.id, letter),
    transcriptId: version.transcriptId,
    versionId: version.id,
    coderId: ids.coder(letter),
    roundId: ids.round(round.round),
    ...packed(codings(interview.codings[letter], version, framework)),
    flags: new Uint32Array(),
  };
  const date = round.submitted[letter];
  const submitted =
    date === null ? null : { at: `${date}T16:00:00.000Z`, hash: passHash(open), counted: null };
  return { ...open, submitted };
}

/**
 * What the two settled on: on each line the decision's set of domains if there is one, else the set
 * both gave. Own codes were not argued over line by line: what either of them gave stands. A line on
 * which they differ and nothing is decided is open and carries nothing, own codes included.
 * Quotations are kept where their code is kept, A's before an overlapping one of B's.
 */
export function consensus(
  interview: Interview,
  round: SampleRound,
  decisions: Analysis['decisions'],
  version: TranscriptVersion,
  framework: Framework,
): Consensus {
  const decided = new Map(
    decisions.filter(({ id }) => id === interview.id).map(({ line, keep }) => [line - 1, keep]),
  );
  const [a, b] = [interview.codings.A, interview.codings.B].map((given) => byLine(given));
  if (!a || !b) throw new RangeError('two coders');

  const settled: { codeId: CodeId; from: number; to: number }[] = [];
  const open: number[] = [];
  for (let line = 0; line < version.lineFrom.length; line += 1) {
    const [ofA, ofB] = [a.get(line) ?? nothing, b.get(line) ?? nothing];
    const domains =
      decided.get(line) ?? (equal(ofA.domains, ofB.domains) ? [...ofA.domains] : null);
    if (!domains) {
      open.push(line);
      continue;
    }
    const codeIds = [
      ...domains.map((key) => domainCode(key, framework)),
      ...[...new Set([...ofA.own, ...ofB.own])].map((id) => ids.code(id)),
    ];
    settled.push(...codeIds.map((codeId) => ({ codeId, from: line, to: line + 1 })));
  }

  const kept = new Set(settled.map(({ codeId, from }) => `${codeId} ${from}`));
  const quotations: Quotation[] = [];
  for (const letter of ['A', 'B'] as const) {
    for (const quotation of codings(interview.codings[letter], version, framework).quotations) {
      const stands = kept.has(`${quotation.codeId} ${lineAt(version, quotation.from)}`);
      const overlaps = quotations.some(
        ({ codeId, from, to }) =>
          codeId === quotation.codeId && from < quotation.to && quotation.from < to,
      );
      if (stands && !overlaps) quotations.push(quotation);
    }
  }
  return {
    id: ids.consensus(interview.id),
    transcriptId: version.transcriptId,
    versionId: version.id,
    roundId: ids.round(round.round),
    ...packed({ codings: joined(settled), quotations }),
    open: Uint32Array.from(open),
  };
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

interface OnLine {
  readonly domains: Set<string>;
  readonly own: Set<string>;
}

const nothing: OnLine = { domains: new Set(), own: new Set() };

function byLine(given: readonly SampleCoding[]): ReadonlyMap<number, OnLine> {
  const lines = new Map<number, OnLine>();
  for (const { line: first, to = first, domains = [], own = [] } of given) {
    for (let line = first - 1; line < to; line += 1) {
      const on = lines.get(line) ?? { domains: new Set(), own: new Set() };
      for (const domain of domains) on.domains.add(domain);
      for (const code of own) on.own.add(code);
      lines.set(line, on);
    }
  }
  return lines;
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function domainCode(key: string, framework: Framework): CodeId {
  const entry = framework.byKey.get(key);
  if (entry?.kind !== 'domain') throw new RangeError(`the sample speaks of the domain "${key}"`);
  return entry.domain.codeId;
}
