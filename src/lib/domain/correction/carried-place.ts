import { hasLooked, withLooked } from '../coding/looked.ts';
import type { Place } from '../model/place.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { carryMap, type CarryMap } from './carry-map.ts';
import { lineLinks } from './line-links.ts';

/**
 * Where coders are in a transcript whose version in use became another. A place goes with the words of
 * its line, or stays near where they were; a line was looked at if all it holds was.
 */
export function carriedPlaces(
  places: readonly Place[],
  before: TranscriptVersion,
  after: TranscriptVersion,
): readonly Place[] {
  if (places.length === 0) return [];
  const map = carryMap({ ...before, speakers: [] }, { ...after, speakers: [] });
  const { from } = lineLinks(map);
  return places.map((place) => {
    let looked: Uint8Array = new Uint8Array();
    from.forEach((lines, line) => {
      const wasSeen = lines.length > 0 && lines.every((old) => hasLooked(place.looked, old));
      if (wasSeen) looked = withLooked(looked, line);
    });
    return {
      ...place,
      line: lineNow(map, place.line),
      readLine: place.readLine === null ? null : lineNow(map, place.readLine),
      looked,
    };
  });
}

/** The line that holds the words now, or those of the nearest line before that are left. */
function lineNow({ lines }: CarryMap, line: number): number {
  for (let near = line; near >= 0; near -= 1) {
    const now = lines(near, near + 1);
    if (now) return now.from;
  }
  return 0;
}
