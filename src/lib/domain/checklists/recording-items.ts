import type { Interview } from '../model/interview.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, saidClaim } from './claims.ts';
import { type Drafted, at, drafted } from './drafted.ts';
import { type Ground, allOf, baseOf, notRecorded, recordsSource } from './ground.ts';
import { begun } from './number-words.ts';

/** COREQ 19. */
export function recording(ground: Ground): Drafted {
  const { interviews, all } = ground;
  const of = (wanted: NonNullable<Interview['recording']>) =>
    interviews.filter((one) => one.recording === wanted).length;
  const counts = [
    { n: of('audio'), was: 'audio-recorded' },
    { n: of('video'), was: 'video-recorded' },
    { n: of('notes'), was: 'taken down in notes' },
    { n: of('none'), was: 'not recorded' },
  ];
  const said = counts.reduce((sum, { n }) => sum + n, 0);
  const [audio, video] = [of('audio'), of('video')];
  return drafted([shares(counts, said, all)], {
    missing: notRecorded('How the interview was recorded', said, all),
    sources: [recordsSource('recording', said, all)],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        ...counts.map(({ n, was }) => ({ n, is: `interviews ${was}` })),
        { n: audio + video, is: 'interviews recorded in sound or picture' },
      ],
      claims: claimsIf(
        said === all && all > 0,
        ...claimsIf(
          audio === 0,
          saidClaim(
            /\baudio|\bsound[- ]record|\bdigitally recorded/,
            'The sentence speaks of audio recording; the record has none.',
          ),
        ),
        ...claimsIf(
          video === 0,
          saidClaim(
            /\bvideo[- ]?record/,
            'The sentence speaks of video recording; the record has none.',
          ),
        ),
        ...claimsIf(
          audio < all,
          saidClaim(
            /\b(?:all|every|each)\b[^,]*\baudio/,
            `The sentence says that all interviews were audio-recorded; the record says ${audio} of ${all}.`,
          ),
        ),
        ...claimsIf(
          audio + video === all,
          saidClaim(
            /\brecord(?:ed|ing)/,
            'The sentence says that interviews were not recorded; the record says all were.',
            { denied: true },
          ),
        ),
      ),
    },
  });
}

/** COREQ 20. Memos are counted and never copied. */
export function fieldNotes(ground: Ground): Drafted {
  const { interviews, all, frame } = ground;
  const of = (wanted: NonNullable<Interview['fieldNotes']>) =>
    interviews.filter((one) => one.fieldNotes === wanted).length;
  const [during, after, both, none] = [of('during'), of('after'), of('both'), of('none')];
  const said = during + after + both + none;
  const made = said - none;
  const when = [
    ...(during > 0 ? [`during ${during}`] : []),
    ...(after > 0 ? [`after ${after}`] : []),
    ...(both > 0 ? [`during and after ${both}`] : []),
  ];
  const sentence =
    said === 0
      ? ''
      : made === 0
        ? said === all
          ? 'No field notes were made.'
          : `No field notes were made in ${baseOf(said, all)}.`
        : all === 1
          ? `Field notes were made ${during ? 'during' : after ? 'after' : 'during and after'} the interview.`
          : made === said && when.length === 1
            ? `Field notes were made ${during ? 'during' : after ? 'after' : 'during and after'} ${said === all ? allOf(all) : baseOf(said, all)}.`
            : `Field notes were made in ${made} of ${baseOf(said, all)} (${listed(when)}).`;
  const memos = frame.memos.filter(({ kind }) => kind === 'field-note').length;
  return drafted([sentence], {
    missing: notRecorded('Whether field notes were made', said, all),
    sources: [
      recordsSource('field notes', said, all),
      ...(memos > 0
        ? [
            {
              name: 'Memos',
              words: `${memos} field-note ${memos === 1 ? 'memo' : 'memos'} that you may read; none is copied`,
              place: at('memos', { kind: 'field-note' }),
            },
          ]
        : []),
    ],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        { n: made, is: 'interviews with field notes' },
        { n: none, is: 'interviews without field notes' },
        { n: during, is: 'interviews with notes made during them' },
        { n: after, is: 'interviews with notes made after them' },
        { n: both, is: 'interviews with notes made during and after them' },
        { n: memos, is: 'field-note memos' },
      ],
      claims: [
        ...claimsIf(
          said === all && all > 0 && made === 0,
          saidClaim(
            /\bnotes?\b/,
            'The sentence says that field notes were made; the record says none were.',
          ),
        ),
        ...claimsIf(
          made > 0,
          saidClaim(
            /\bnotes? (?:was|were)|\bno (?:field )?notes?\b/,
            `The sentence says that no field notes were made; the record says they were in ${made} of ${all}.`,
            { denied: true },
          ),
        ),
      ],
    },
  });
}

/** "All 8 interviews were audio-recorded.", "Of the 8 interviews 5 were audio-recorded and 3 were …". */
function shares(
  counts: readonly { readonly n: number; readonly was: string }[],
  said: number,
  all: number,
): string {
  const some = counts.filter(({ n }) => n > 0);
  const [only] = some;
  if (!only) return '';
  if (some.length === 1 && said === all) {
    return begun(`${allOf(all)} ${all === 1 ? 'was' : 'were'} ${only.was}.`);
  }
  const each = some.map(({ n, was }) => `${n} ${n === 1 ? 'was' : 'were'} ${was}`);
  return `Of ${baseOf(said, all)} ${listed(each)}.`;
}
