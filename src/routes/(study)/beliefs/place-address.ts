import type { BeliefPlace, PlaceView } from '#lib/domain/beliefs/places.ts';

/** What of the desk stands in its address, so that coming back finds it as it was. */
export interface BeliefsAddress {
  readonly by: PlaceView;
  /** Of a place, `keyOfPlace`; the first where there is none. */
  readonly place: string | null;
  readonly statement: string | null;
  readonly shown: 'all' | 'free' | 'open';
  /** Key of the passage one was at. */
  readonly at: string | null;
}

export function readAddress(query: URLSearchParams): BeliefsAddress {
  const shown = query.get('shown');
  return {
    by: query.get('by') === 'subthemes' ? 'subthemes' : 'domains',
    place: query.get('place'),
    statement: query.get('statement'),
    shown: shown === 'free' || shown === 'open' ? shown : 'all',
    at: query.get('at'),
  };
}

/** As `link` takes it. */
export function writtenAddress({ by, place, statement, shown, at }: BeliefsAddress) {
  return {
    by: by === 'subthemes' ? by : undefined,
    place: place ?? undefined,
    statement: statement ?? undefined,
    shown: shown === 'all' ? undefined : shown,
    at: at ?? undefined,
  };
}

export function keyOfPlace(place: BeliefPlace): string {
  if (place.on === 'domain') return place.domainId;
  return place.on === 'subtheme' ? place.subthemeId : place.on;
}
