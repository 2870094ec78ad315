import { adequacy } from './adequacy-item.ts';
import { findingsShown, transcriptsReturned } from './asked-back-items.ts';
import { codingTree, derivation } from './codebook-items.ts';
import { coders } from './coders-item.ts';
import type { Drafted } from './drafted.ts';
import { orientation } from './framework-item.ts';
import type { Ground } from './ground.ts';
import { guide } from './guide-item.ts';
import { duration, repeats } from './length-items.ts';
import { fieldNotes, recording } from './recording-items.ts';
import { approach, nonParticipation, sampling } from './recruitment-items.ts';
import { consistency, quotations } from './reporting-items.ts';
import { sampleDescription, sampleSize } from './sample-items.ts';
import { dataSetting, othersPresent } from './setting-items.ts';
import { software } from './software-item.ts';
import {
  assumptions,
  credentials,
  gender,
  informationGiven,
  interviewer,
  occupation,
  relationship,
  training,
} from './team-items.ts';
import { majorThemes, minorThemes } from './theme-items.ts';

/** What the records give for each item of COREQ. */
export const coreqDrafts: Readonly<Record<number, (ground: Ground) => Drafted>> = {
  1: interviewer,
  2: credentials,
  3: occupation,
  4: gender,
  5: training,
  6: relationship,
  7: informationGiven,
  8: assumptions,
  9: orientation,
  10: sampling,
  11: approach,
  12: sampleSize,
  13: nonParticipation,
  14: dataSetting,
  15: othersPresent,
  16: sampleDescription,
  17: guide,
  18: repeats,
  19: recording,
  20: fieldNotes,
  21: duration,
  22: adequacy,
  23: transcriptsReturned,
  24: coders,
  25: codingTree,
  26: derivation,
  27: software,
  28: findingsShown,
  29: quotations,
  30: consistency,
  31: majorThemes,
  32: minorThemes,
};

/** Items whose draft rests on coding, of which a reader may see less than another. */
export const restOnCoding: ReadonlySet<string> = new Set([
  ...[22, 24, 25, 26, 28, 29, 30, 31, 32].map((number) => `coreq ${number}`),
  ...[8, 14, 15, 16, 17].map((number) => `srqr ${number}`),
]);
