import type { Round } from '../../domain/model/round.ts';

/** "Round 2", with its name if it has one: "Round 2, practice nurses". */
export function roundName({ number, name }: Pick<Round, 'number' | 'name'>): string {
  return name ? `Round ${number}, ${name}` : `Round ${number}`;
}

/** What a mode is called, and what it means for the team. */
export const modeWords: Readonly<Record<Round['mode'], { name: string; means: string }>> = {
  consensus: {
    name: 'Consensus',
    means:
      'Everybody codes alone; then differences are settled together, each with a reason. Agreement figures are shown when asked for.',
  },
  reliability: {
    name: 'Reliability',
    means:
      'Everybody codes alone; agreement is reported. Whether differences are settled is up to you.',
  },
  reflexive: {
    name: 'Reflexive second reading',
    means:
      'A second person reads to notice more, not to agree. No agreement figures are shown at all.',
  },
  single: {
    name: 'Single coding',
    means: 'One person codes. Their submitted pass counts.',
  },
};

/** How chance chose: "drawn as 25% of 12, seed 4711, by Role". */
export function drawnWords(
  { percent, seed, of }: NonNullable<Round['drawn']>,
  stratum: string | null,
): string {
  const by = stratum === null ? '' : `, a share of each ${stratum}`;
  return `drawn by chance as ${percent}% of ${of}, seed ${seed}${by}`;
}
