import { usuallyAsked, type AgreementAsked } from '#lib/state/agreement-desk.svelte.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

const units = ['line', 'turn', 'paragraph', 'sentence', 'character', 'segment'] as const;
const universes = ['codable', 'participant', 'coded'] as const;
const projections = ['any', 'majority', 'all'] as const;

/** What an address asks for; what it does not say is as usual. */
export function askedOf(address: URLSearchParams): AgreementAsked {
  const one = <Value extends string>(key: string, values: readonly Value[], usual: Value) =>
    values.find((value) => value === address.get(key)) ?? usual;
  const seed = Number(address.get('seed') ?? NaN);
  return {
    roundId: address.get('round') as RoundId | null,
    transcriptId: address.get('transcript') as TranscriptId | null,
    coderIds: (address.get('coders')?.split(' ') as CoderId[] | undefined) ?? null,
    level: one('level', ['domain', 'code'], usuallyAsked.level),
    unit: one('unit', units, usuallyAsked.unit),
    universe: one('universe', universes, usuallyAsked.universe),
    projection: one('projection', projections, usuallyAsked.projection),
    interval: one('interval', ['jackknife', 'bootstrap'], usuallyAsked.interval),
    seed: Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 ? seed : usuallyAsked.seed,
    all: address.has('all'),
  };
}

/** The same for an address; the usual is left out. */
export function queryOf(asked: AgreementAsked): Query {
  const unless = <Value>(value: Value, usual: Value) => (value === usual ? undefined : value);
  return {
    round: asked.roundId ?? undefined,
    transcript: asked.transcriptId ?? undefined,
    coders: asked.coderIds?.join(' '),
    level: unless(asked.level, usuallyAsked.level),
    unit: unless(asked.unit, usuallyAsked.unit),
    universe: unless(asked.universe, usuallyAsked.universe),
    projection: unless(asked.projection, usuallyAsked.projection),
    interval: unless(asked.interval, usuallyAsked.interval),
    seed: unless(asked.seed, usuallyAsked.seed),
    all: asked.all ? 1 : undefined,
  };
}
