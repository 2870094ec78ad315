import { begun } from '../checklists/number-words.ts';
import { methodsSentence } from '../adequacy/methods-sentence.ts';
import type { DrawnFigures } from '../adequacy/drawn-orders.ts';
import { adequacyInForce } from '../reporting/adequacy-notes.ts';
import { listed } from '../reporting/listed.ts';
import { agreementSentences } from '../reporting/agreement-sentence.ts';
import type { RoundReport } from '../reporting/agreement-table.ts';
import type { Span } from '../reporting/report.ts';
import { codingFacts, type CodingFacts } from './coding-facts.ts';
import { codersSentences, settledSentences, settlingSentences } from './coding-sentences.ts';
import { codebookSentences, frameworkSentences, unitSentences } from './framework-sentences.ts';
import { findingsSentences } from './findings-sentences.ts';
import type { PaperFrame } from './paper-frame.ts';
import { agreementFigurePiece, agreementPiece, type Piece } from './piece.ts';
import { consentSentences, quotingSentences } from './quoting-sentences.ts';
import { seeAlso } from './see-also.ts';

/** A paragraph for the methods section, under a heading of its own. */
export interface MethodsParagraph {
  readonly id: string;
  readonly heading: string;
  readonly words: readonly Span[];
}

/** What was computed apart, because it takes long. */
export interface ComputedFigures {
  /** Of every round of which there is agreement; `null`: not computed here. */
  readonly agreement: readonly RoundReport[] | null;
  /** Random orders of the interviews; `null`: not drawn. */
  readonly drawn: DrawnFigures | null;
}

/**
 * The methods section as far as the record of the study can write it: framework with its version, unit,
 * codebook, who coded what, agreement, how findings were made, sample adequacy, quotations, software.
 * Every sentence follows from records; what nothing is recorded of has no sentence.
 *
 * @param pieces those of the pack, so that a paragraph can refer to its tables and figures.
 */
export function methodsOf(
  frame: PaperFrame,
  pieces: readonly Piece[],
  computed: ComputedFigures,
): readonly MethodsParagraph[] {
  const facts = codingFacts(frame);
  const see = (...ids: readonly string[]) => seeAlso(pieces, ids);
  const paragraph = (
    id: string,
    heading: string,
    sentences: readonly string[],
    refers: readonly Span[] = [],
  ): MethodsParagraph[] =>
    sentences.length === 0
      ? []
      : [{ id, heading, words: [{ text: sentences.join(' '), look: 'plain' }, ...refers] }];
  return [
    ...paragraph('framework', 'Framework', frameworkSentences(frame, isCoded(facts))),
    ...paragraph('unit', 'Unit of coding', unitSentences(frame)),
    ...paragraph(
      'codebook',
      'Codebook',
      codebookSentences(frame),
      see('codebook', 'codebook-changes'),
    ),
    ...paragraph(
      'coding',
      'Coding',
      [
        ...codersSentences(facts, frame),
        ...settlingSentences(facts, frame),
        ...settledSentences(facts),
      ],
      see('disagreements'),
    ),
    ...agreementParagraphs(frame, pieces, facts, computed.agreement),
    ...paragraph(
      'findings',
      'From codes to findings',
      findingsSentences(frame),
      see('themes', 'theme-map', 'beliefs', 'relevance'),
    ),
    ...paragraph(
      'adequacy',
      'Sample adequacy',
      adequacySentences(frame, computed.drawn),
      see('accumulation', 'first-appearances'),
    ),
    ...paragraph('quotations', 'Quotations and consent', [
      ...quotingSentences(frame),
      ...consentSentences(frame),
    ]),
    ...paragraph('software', 'Software', softwareSentences(frame, facts)),
  ];
}

/** Whether any transcript was coded, or may have been where the viewer is not to know it yet. */
function isCoded({ each }: CodingFacts): boolean {
  return each.some(({ how, settled }) => how !== 'open' || settled !== 'not-settled');
}

/** What was made with the program and what people decided, each only where it was. */
function softwareSentences(frame: PaperFrame, facts: CodingFacts): readonly string[] {
  const { program, records } = frame;
  const made = [
    ...(isCoded(facts) ? ['coding'] : []),
    ...(facts.independently > 0 ? ['comparison of coders'] : []),
    ...(isCoded(facts) ? ['counts', 'tables', 'figures'] : []),
  ];
  const decided = [
    ...(records.relevances.some(({ decision }) => decision !== null)
      ? ['which domain is relevant']
      : []),
    ...(records.themes.length + records.subthemes.length > 0 ? ['what a theme is'] : []),
    ...(adequacyInForce(frame) ? ['whether the sample was adequate'] : []),
  ];
  const first =
    made.length === 0
      ? `The record of the study is kept with ${program}, which counts and lists`
      : `${begun(listed(made))} were made with ${program}, which counts and lists`;
  return [
    decided.length === 0 ? `${first}.` : `${first}; ${listed(decided)} was decided by people.`,
  ];
}

function plain(text: string): Span {
  return { text, look: 'plain' };
}

function agreementParagraphs(
  frame: PaperFrame,
  pieces: readonly Piece[],
  { independently }: CodingFacts,
  reports: ComputedFigures['agreement'],
): readonly MethodsParagraph[] {
  if (independently === 0 || reports === null) return [];
  const { coders, codebookVersions } = frame;
  const { codes, transcripts, study, citation } = frame.seen;
  const of = { coders, codebookVersions, codes, transcripts, study, citation };
  return reports
    .filter(({ report }) => report.transcripts.length > 0)
    .map(({ round, report }) => {
      const version = codebookVersions.find(({ id }) => id === round.codebookVersionId);
      const compared = report.transcripts.length;
      const codebook = version
        ? `, with the codebook as it stood in version ${version.number}`
        : '';
      const first = `In round ${round.number}, ${compared} ${compared === 1 ? 'transcript was' : 'transcripts were'} compared${codebook}.`;
      const sentences = agreementSentences(of, { round, report });
      return {
        id: agreementPiece(round.id),
        heading: reports.length === 1 ? 'Agreement' : `Agreement, round ${round.number}`,
        words: [
          plain([first, ...sentences].join(' ')),
          ...seeAlso(pieces, [agreementPiece(round.id), agreementFigurePiece(round.id)]),
        ],
      };
    });
}

function adequacySentences(frame: PaperFrame, drawn: DrawnFigures | null): readonly string[] {
  const adequacy = adequacyInForce(frame);
  if (!adequacy && frame.seen.transcripts.length === 0) return [];
  if (!adequacy) {
    return [
      'No rule for sample adequacy was stated in advance, and no claim of sample adequacy is made.',
    ];
  }
  return [methodsSentence({ ...adequacy, drawn })];
}
