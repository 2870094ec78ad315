import { domainsOf } from '../codebook/tree.ts';
import { passagesOfCodes, type FindingPassage } from '../findings/passages.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { Belief } from '../model/belief.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import { byPlace } from '../study/order.ts';
import { sharedRuns, runsWithout } from './ranges.ts';
import { standing } from './voices.ts';

/** Where statements stand: the same records by domain, or by the subthemes they were written under. */
export type BeliefPlace =
  | { readonly on: 'domain'; readonly domainId: CodeId }
  | { readonly on: 'no-domain' }
  | { readonly on: 'subtheme'; readonly subthemeId: SubthemeId }
  | { readonly on: 'no-subtheme' };

/** The two ways to look at one list of statements. */
export type PlaceView = 'domains' | 'subthemes';

/** A passage of a place, with the statements it is under. */
export interface PlacePassage extends FindingPassage {
  /** `whole`: all of its lines are under the statement. */
  readonly under: readonly { readonly belief: Belief; readonly whole: boolean }[];
}

interface PlaceRecords {
  readonly beliefs: readonly Belief[];
  readonly subthemes: readonly Subtheme[];
}

/** The places of a view, in the order of the codebook or of the themes' outline; what has none comes last. */
export function placesOf(
  view: PlaceView,
  settled: SettledStudy,
  { subthemes }: Pick<PlaceRecords, 'subthemes'>,
): readonly BeliefPlace[] {
  if (view === 'domains') {
    return [
      ...domainsInOrder(settled).map(({ id }) => ({ on: 'domain' as const, domainId: id })),
      { on: 'no-domain' },
    ];
  }
  return [
    ...subthemes.toSorted(byPlace).map(({ id }) => ({ on: 'subtheme' as const, subthemeId: id })),
    { on: 'no-subtheme' },
  ];
}

/** The domains of the study, in the codebook's order. */
export function domainsInOrder({ codes }: Pick<SettledStudy, 'codes'>): readonly Code[] {
  return codes
    .filter(({ kind, status }) => kind === 'domain' && status !== 'merged')
    .toSorted(byPlace);
}

/** Statements that stand by themselves in a place, in order. */
export function beliefsAt(
  place: BeliefPlace,
  { beliefs, subthemes }: PlaceRecords,
  settled: SettledStudy,
): readonly Belief[] {
  return standing(beliefs).filter((one) => {
    const domainId = one.domainId === null ? null : settled.merged(one.domainId);
    switch (place.on) {
      case 'domain':
        return domainId === place.domainId;
      case 'no-domain':
        return domainId === null || !settled.byId.has(domainId);
      case 'subtheme':
        return one.subthemeIds.includes(place.subthemeId);
      case 'no-subtheme':
        return !one.subthemeIds.some((id) => subthemes.some((each) => each.id === id));
    }
  });
}

/**
 * The passages a place's statements are written from, each with those it is under. Of "no domain yet":
 * lines coded with what speaks of no domain; of "no subtheme yet": with own codes in no subtheme.
 */
export function passagesAt(
  place: BeliefPlace,
  records: PlaceRecords,
  settled: SettledStudy,
): readonly PlacePassage[] {
  const beliefs = beliefsAt(place, records, settled);
  return passagesOfCodes(codesOfPlace(place, settled, records), settled).map((passage) => ({
    ...passage,
    under: beliefs.flatMap((belief) => {
      const here = belief.passages.filter(
        ({ transcriptId }) => transcriptId === passage.transcriptId,
      );
      if (sharedRuns([passage], here).length === 0) return [];
      return [{ belief, whole: runsWithout([passage], here).length === 0 }];
    }),
  }));
}

function codesOfPlace(
  place: BeliefPlace,
  settled: SettledStudy,
  { subthemes }: Pick<PlaceRecords, 'subthemes'>,
): ReadonlySet<CodeId> {
  switch (place.on) {
    case 'domain':
      return codesOfTarget({ on: 'code', codeId: place.domainId }, settled, { subthemes });
    case 'subtheme':
      return codesOfTarget(place, settled, { subthemes });
    case 'no-domain':
      return idsOf(settled.codes.filter((code) => domainsOf(code, settled.byId).length === 0));
    case 'no-subtheme': {
      const taken = new Set(
        subthemes.flatMap(({ id }) => [
          ...codesOfTarget({ on: 'subtheme', subthemeId: id }, settled, { subthemes }),
        ]),
      );
      return idsOf(settled.codes.filter(({ kind, id }) => kind === 'own' && !taken.has(id)));
    }
  }
}

function idsOf(codes: readonly Code[]): ReadonlySet<CodeId> {
  return new Set(codes.map(({ id }) => id));
}
