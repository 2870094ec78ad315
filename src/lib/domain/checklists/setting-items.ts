import { subtotals } from './sample-items.ts';
import type { Mode } from '../interviews/summary.ts';
import { listed } from '../reporting/listed.ts';
import { claimsIf, countClaim, denies, saidClaim } from './claims.ts';
import { type Claim, type Drafted, at, drafted, ended } from './drafted.ts';
import { type Ground, allOf, baseOf, planSource, recordsSource, notRecorded } from './ground.ts';
import { begun } from './number-words.ts';

const modeWords: Readonly<Record<Mode, string>> = {
  'in-person': 'in person',
  video: 'by video',
  telephone: 'by telephone',
  written: 'in writing',
  other: 'in another way',
};
const modePatterns: Readonly<Partial<Record<Mode, string>>> = {
  'in-person': 'in[ -]person|face[ -]to[ -]face',
  video: 'video\\w*|zoom|teams|skype|webcam',
  telephone: '(?:tele)?phone',
};

/** COREQ 14. */
export function dataSetting(ground: Ground): Drafted {
  const { summary, all, study, interviews } = ground;
  const { said, value: modes } = summary.modes;
  const [first] = modes;
  const how = !first
    ? ''
    : modes.length === 1 && said === all
      ? begun(`${allOf(all)} ${all === 1 ? 'was' : 'were'} conducted ${modeWords[first.mode]}.`)
      : begun(
          `${listed(modes.map(({ mode, n }, index) => `${n}${index === 0 ? ` of the ${all} interviews ${n === 1 ? 'was' : 'were'} conducted` : n === 1 ? ' was' : ' were'} ${modeWords[mode]}`))}${said < all ? `; of ${all - said} it is not recorded` : ''}.`,
        );
  const setting = study.setting.trim();
  const places = [...new Set(interviews.flatMap((one) => one.setting.trim() || []))];
  const where = setting
    ? ended(`Setting: ${setting}`)
    : places.length > 0
      ? ended(`Interviews took place here: ${places.join('; ')}`)
      : '';
  return drafted([how, where], {
    missing: [
      ...notRecorded('How the interview was conducted', said, all),
      ...(where ? [] : [{ what: 'Where data were collected', place: at('study') }]),
    ],
    sources: [
      recordsSource('mode', said, all),
      ...(places.length > 0
        ? [
            {
              name: 'Interview records',
              words: `places: ${places.join('; ')}`,
              place: at('interviews'),
            },
          ]
        : []),
      ...(setting ? [planSource('setting')] : []),
    ],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        ...modes.map(({ mode, n }) => ({ n, is: `interviews ${modeWords[mode]}` })),
        ...subtotals(modes.map(({ n }) => n)).map((n) => ({
          n,
          is: 'interviews in several of these ways',
        })),
        ...places.map((place) => ({
          n: interviews.filter((one) => one.setting.trim() === place).length,
          is: `interviews at ${place}`,
        })),
      ],
      claims: claimsIf(said === all && all > 0, ...modeClaims(ground)),
    },
  });
}

function modeClaims({ summary, all }: Ground): readonly Claim[] {
  return (['in-person', 'video', 'telephone'] as const).flatMap((mode) => {
    const n = summary.modes.value.find((one) => one.mode === mode)?.n ?? 0;
    const said = `(?:${modePatterns[mode] ?? ''})`;
    const words = modeWords[mode];
    const another = '(?!in[ -]person|face|video|zoom|teams|telephone|phone)';
    return [
      ...claimsIf(
        n === 0,
        saidClaim(
          new RegExp(`\\b${said}\\b`),
          `The sentence speaks of interviews ${words}; the record has none.`,
        ),
      ),
      ...claimsIf(
        n > 0,
        countClaim(
          new RegExp(
            `(?<n>\\d+)(?: of the \\d+)?(?: (?:interviews?|were|was|conducted|held|done))* (?:by |over |on |via |the )*${said}\\b`,
          ),
          [n],
          `interviews ${words}`,
        ),
      ),
      ...claimsIf(
        n < all && n > 0,
        saidClaim(
          new RegExp(
            `\\b(?:all|every|each)\\b(?:(?!\\bor\\b|\\band\\b|,)${another}.)*\\b${said}\\b(?! (?:or|and)|,)`,
          ),
          `The sentence says that all interviews were ${words}; the record says ${n} of ${all}.`,
        ),
      ),
    ];
  });
}

/** COREQ 15. */
export function othersPresent(ground: Ground): Drafted {
  const { summary, all, interviews, transcripts } = ground;
  const { said, value: with1 } = summary.others;
  const present = interviews.filter(({ others }) => others === 'somebody');
  const words = present.flatMap(({ othersWords }) => othersWords.trim() || []);
  const who = words.length > 0 ? ` (${words.join('; ')})` : '';
  const sentence =
    said === 0
      ? ''
      : said === 1
        ? `${with1 === 0 ? 'Nobody' : 'Somebody'} else was present at ${baseOf(said, all)}${with1 === 0 ? '' : who}.`
        : with1 === 0
          ? `Nobody else was present at any of ${baseOf(said, all)}.`
          : `Somebody else was present at ${with1} of ${baseOf(said, all)}${who}${with1 < said ? ', and nobody else at the others' : ''}.`;
  const labels = present.flatMap(({ transcriptId }) =>
    labelsIn(
      transcripts.find(({ id }) => id === transcriptId),
      ground,
    ),
  );
  return drafted([sentence], {
    missing: [
      ...notRecorded('Whether anyone else was present', said, all),
      ...(words.length < present.length
        ? [{ what: 'Who else was present', place: at('interviews') }]
        : []),
    ],
    sources: [recordsSource('others present', said, all)],
    facts: {
      numbers: [
        { n: all, is: 'interviews' },
        { n: with1, is: 'interviews with somebody else present' },
        { n: said - with1, is: 'interviews without anybody else' },
      ],
      labels: { of: labels, as: 'at whose interview somebody else was present' },
      claims: said === all && all > 0 ? [presence(with1)] : [],
    },
  });
}

function presence(with1: number): Claim {
  return ({ clauses }) => {
    // What comes after a comma or "and" may say the contrary: "a daughter was present, and nobody else".
    const about = clauses.flatMap((clause) =>
      clause
        .split(/,| and | but /)
        .filter((part) => /\b(?:present|attended|accompanied|sat in|joined)\b/.test(part)),
    );
    if (with1 === 0 && about.some((part) => !denies(part))) {
      return 'The sentence says that somebody else was present; the record says nobody was.';
    }
    const excepts = clauses.some((clause) =>
      /\b(?:except|apart|other than|but|besides)\b/.test(clause),
    );
    if (with1 > 0 && about.length > 0 && about.every(denies) && !excepts) {
      return `The sentence says that nobody else was present; the record says somebody was at ${with1 === 1 ? '1 interview' : `${with1} interviews`}.`;
    }
    return null;
  };
}

function labelsIn(
  transcript: Ground['transcripts'][number] | undefined,
  { people }: Ground,
): readonly string[] {
  const ids = new Set(transcript?.speakers.flatMap(({ participantId }) => participantId ?? []));
  return people.filter(({ id }) => ids.has(id)).map(({ label }) => label);
}
