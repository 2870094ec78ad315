import { distinctNames } from './anchor.ts';
import type { Attribute } from '../model/attribute.ts';
import { isConsentRecorded, mayBeQuoted, type Consent } from '../participants/consent.ts';
import {
  attributeCells,
  attributeColumns,
  exactCell,
  mayBeQuotedHeading,
} from './people-of-passage.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Table } from './table.ts';

const consentHeadings = ['Consent', 'Consent date', mayBeQuotedHeading, 'Consent note'];
const fixed = ['Participant', 'Transcripts', ...consentHeadings, 'Data'];

/** The participants with their attributes and the transcripts they speak in. */
export function participantsTable(
  frame: Pick<StudyFrame, 'study' | 'participants' | 'attributes' | 'transcripts' | 'citation'>,
): Table {
  const { ordered, headings } = attributeColumns(frame.attributes, fixed);
  const invented = inventedColumn(frame.study);
  const names = distinctNames(frame.transcripts);
  const people = new Map(frame.participants.map((each) => [each.id, each]));
  const inOrder = frame.participants.toSorted((a, b) => a.order - b.order);
  const transcripts = frame.transcripts.toSorted((a, b) => a.order - b.order);
  const consented = isConsentRecorded(frame.participants);

  return {
    ...titled(frame.study, 'participants'),
    columns: [
      'Participant',
      ...headings,
      'Transcripts',
      ...(consented ? consentHeadings : []),
      ...invented.columns,
    ],
    widths: [
      2,
      ...headings.map(() => 3),
      3,
      ...(consented ? [2, 2, 2, 3] : []),
      ...invented.widths,
    ],
    rows: inOrder.map(({ id, label, consent }) => [
      label,
      ...attributeCells([id], people, ordered, exactCell),
      transcripts
        .filter(({ speakers }) => speakers.some(({ participantId }) => participantId === id))
        .map((transcript) => names.get(transcript.id) ?? transcript.name)
        .join('; '),
      ...(consented ? consentCells(consent) : []),
      ...invented.cells,
    ]),
    notes: [
      'An empty cell means: not known yet.',
      ...exactNote(ordered),
      ...ordered.flatMap(orderNote),
      ...studyNotes(frame, { citing: false }),
    ],
  };
}

/** The record holds what other tables group or leave out, so it says so. */
function exactNote(attributes: readonly Attribute[]): readonly string[] {
  const hides = attributes.some(({ published, bands }) => !published || bands.length > 0);
  return hides
    ? [
        'The exact record, for the team: values stand as entered, also those that are grouped for tables or not published.',
      ]
    : [];
}

const consentWords = { given: 'given', 'not-given': 'not given', withdrawn: 'withdrawn' };

function consentCells(consent: Consent): readonly Cell[] {
  const { state, on, note } = consent;
  return [
    state === null ? 'not recorded' : consentWords[state],
    on,
    mayBeQuoted(consent) ?? 'not recorded',
    note,
  ];
}

/** A spreadsheet sorts words by their letters: the order of bands is said. */
function orderNote({ name, type, values }: Attribute): readonly string[] {
  return type === 'band' && values.length > 1 ? [`${name}, in order: ${values.join(', ')}.`] : [];
}
