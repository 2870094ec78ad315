import type { Framework } from '../codebook/framework.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import { nothingSaid, type Interview } from '../model/interview.ts';
import { distinctNames } from './anchor.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

const notSaid = 'not said';

/** How each interview went, a row for every transcript; what is not said says so. */
export function interviewsTable(
  frame: Pick<StudyFrame, 'study' | 'transcripts' | 'coders' | 'citation'>,
  interviews: readonly Interview[],
  guides: readonly GuideVersion[],
  framework: Pick<Framework, 'domains'>,
): Table {
  const invented = inventedColumn(frame.study);
  const names = distinctNames(frame.transcripts);
  const byTranscript = new Map(interviews.map((one) => [one.transcriptId, one]));
  const words = recordWords(frame, guides, framework);
  return {
    ...titled(frame.study, 'interviews'),
    columns: ['Transcript', ...words.map(({ column }) => column), ...invented.columns],
    widths: [2, ...words.map(({ width }) => width), ...invented.widths],
    rows: frame.transcripts
      .filter(({ gathered }) => gathered === 'interview')
      .toSorted((a, b) => a.order - b.order)
      .map((transcript): Cell[] => {
        const record = byTranscript.get(transcript.id) ?? nothingSaid;
        return [
          names.get(transcript.id) ?? transcript.name,
          ...words.map(({ of }) => of(record)),
          ...invented.cells,
        ];
      }),
    notes: [
      '“Not said” means that the record says nothing, which is not the same as “no”.',
      ...studyNotes(frame, { citing: false }),
    ],
    folds: [
      { under: 2, columns: [5, 15, 16] },
      { under: 6, columns: [7, 8] },
      { under: 9, columns: [10] },
      { under: 11, columns: [12, 13, 14] },
      { under: 17, columns: [18, 19, 20] },
    ],
  };
}

type Said = Omit<Interview, 'id' | 'transcriptId'>;

/** The columns after the transcript's name. */
function recordWords(
  { coders }: Pick<StudyFrame, 'coders'>,
  guides: readonly GuideVersion[],
  { domains }: Pick<Framework, 'domains'>,
): readonly { column: string; width: number; of: (record: Said) => Cell }[] {
  const guideOf = ({ guideVersionId }: Said) => guides.find(({ id }) => id === guideVersionId);
  const column = (name: string, width: number, of: (record: Said) => Cell) => ({
    column: name,
    width,
    of,
  });
  return [
    column('Date', 2, ({ date }) => date ?? notSaid),
    column('Mode', 2, ({ mode }) => (mode === null ? notSaid : modeWords[mode])),
    column('Minutes', 2, ({ minutes }) => minutes ?? notSaid),
    column('Interviewers', 2, ({ interviewerIds }) =>
      interviewerIds.length === 0
        ? notSaid
        : interviewerIds.map((id) => initialsOf(id, coders)).join('; '),
    ),
    column('Setting', 3, ({ setting }) => setting || notSaid),
    column('Known before', 3, ({ known, knownWords }) =>
      withWords(known === null ? null : known === 'known' ? 'known' : 'not known', knownWords),
    ),
    column('Others present', 3, ({ others, othersWords }) => withWords(others, othersWords)),
    column('Interview with this person', 2, ({ repeat }) => repeat ?? notSaid),
    column('Recording', 2, ({ recording }) => recording ?? notSaid),
    column('Field notes', 2, ({ fieldNotes }) =>
      fieldNotes === null ? notSaid : fieldNotes === 'both' ? 'during and after' : fieldNotes,
    ),
    column('Transcript returned', 2, ({ returned, returnedOn }) =>
      withWords(returned === null ? null : spaced(returned), returnedOn ?? ''),
    ),
    column('What they corrected', 3, ({ returnedWords }) => returnedWords || notSaid),
    column('Asked about the findings', 2, ({ checked, checkedOn }) =>
      withWords(checked === null ? null : spaced(checked), checkedOn ?? ''),
    ),
    column('What they said of the findings', 3, ({ checkedWords }) => checkedWords || notSaid),
    column('Language', 2, ({ language }) => language || notSaid),
    column('Translation', 3, ({ translation }) => translation || notSaid),
    column('Guide version', 2, (record) => guideOf(record)?.number ?? notSaid),
    column('Questions of it not put', 3, (record) => {
      const questions = guideOf(record)?.questions;
      if (!questions) return notSaid;
      const left = questions.flatMap(({ id }, index) =>
        record.notPut.includes(id) ? [index + 1] : [],
      );
      return left.length === 0 ? 'none named' : left.join(', ');
    }),
    column('Domains asked about apart from it', 3, ({ alsoAsked }) =>
      alsoAsked.length === 0
        ? 'none named'
        : domains
            .filter(({ codeId }) => alsoAsked.includes(codeId))
            .map(({ name }) => name)
            .join('; '),
    ),
    column('Note', 3, ({ note }) => note),
  ];
}

const modeWords: Readonly<Record<NonNullable<Interview['mode']>, string>> = {
  'in-person': 'in person',
  video: 'by video',
  telephone: 'by telephone',
  written: 'in writing',
  other: 'otherwise',
};

function withWords(state: string | null, words: string): string {
  if (state === null) return words || notSaid;
  return words ? `${state}: ${words}` : state;
}

function spaced(state: string): string {
  return state.replace('-', ' ');
}
