import { lineMarks } from '../domain/coding/line-marks.ts';
import { unpacked, type Codings } from '../domain/coding/packed.ts';
import { pairedMarks, type SideMarks } from '../domain/coding/paired-marks.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Study } from '../domain/model/study.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import type { Difference } from '../domain/reconciliation/differences.ts';
import { comparedPasses, sides } from '../domain/reconciliation/settling.ts';
import { codableLines, lineText, speakerOfLine, turnOfLine } from '../domain/transcript/lines.ts';
import type { ReconciledTranscript } from './reconciled-transcript.svelte.ts';

/** One line round the one that is settled, with what every coder has there. */
export interface MarkedLine {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  /** Shown where a turn begins; `null` within one. */
  readonly speaker: string | null;
  readonly codable: boolean;
  /** Whether what the coders have here may be seen: an adjudicator sees flagged lines alone. */
  readonly isKnown: boolean;
  readonly sides: readonly { readonly coderId: CoderId; readonly marks: SideMarks }[];
  /** Quotations of anyone: offsets [from, to) from the line's beginning. */
  readonly quotes: readonly { readonly from: number; readonly to: number }[];
}

/** The lines of one transcript, made once and read line by line. */
export interface ContextMarks {
  readonly lineCount: number;
  readonly line: (line: number) => MarkedLine;
}

/**
 * What the coders of a round have on the lines of one transcript. Of two, lanes are mirrored about an
 * axis. An adjudicator sees what was flagged and nothing else.
 */
export function markedContext(
  place: Pick<ReconciledTranscript, 'content' | 'found'>,
  version: TranscriptVersion,
  study: Pick<Study, 'codeInterviewer'>,
): ContextMarks {
  const { transcript, codes, effective } = place.content;
  const compared = comparedPasses(place.content);
  const coded = compared
    ? sides(compared, effective).map(({ coderId, codings }) => ({
        coderId,
        codings: unpacked(codings),
      }))
    : flaggedCodings(place.found ?? []);
  const own = new Set(codes.filter(({ kind }) => kind === 'own').map(({ id }) => id));
  const marksOn = marksByLine(coded, version, (codeId) => own.has(codeId));
  const codable = codableLines(version, transcript, study);
  const speakers = speakerOfLine(version);
  const turns = turnOfLine(version);
  const known = compared ? null : new Set(place.found?.map((one) => one.line));
  const made = new Map<number, MarkedLine>();
  const line = (number: number): MarkedLine => ({
    line: number,
    text: lineText(version, number),
    speaker:
      number === 0 || turns[number] !== turns[number - 1]
        ? (transcript.speakers[speakers[number] ?? -1]?.label ?? '')
        : null,
    codable: codable[number] === 1,
    isKnown: known?.has(number) ?? true,
    ...marksOn(number),
  });
  return {
    lineCount: version.lineFrom.length,
    line: (number) => {
      const marked = made.get(number) ?? line(number);
      made.set(number, marked);
      return marked;
    },
  };
}

interface CodedSide {
  readonly coderId: CoderId;
  readonly codings: Codings;
}

function marksByLine(
  coded: readonly CodedSide[],
  version: TranscriptVersion,
  isOwn: Parameters<typeof pairedMarks>[2],
): (line: number) => Pick<MarkedLine, 'sides' | 'quotes'> {
  const [a, b] = coded;
  if (a && b && coded.length === 2) {
    const paired = pairedMarks([a.codings, b.codings], version, isOwn);
    return (line) => {
      const { left, right, quotes } = paired[line]!;
      const of = [
        { coderId: a.coderId, marks: left },
        { coderId: b.coderId, marks: right },
      ];
      return { sides: of, quotes };
    };
  }
  const each = coded.map(({ coderId, codings }) => ({
    coderId,
    marks: lineMarks({ ...codings, flags: new Uint32Array() }, version, isOwn),
  }));
  return (line) => ({
    sides: each.map(({ coderId, marks }) => {
      const { stripes = [], own = [] } = marks[line] ?? {};
      return { coderId, marks: { stripes, own: own.map(({ codeId }) => codeId) } };
    }),
    quotes: each.flatMap(({ marks }) => marks[line]?.quotes ?? []),
  });
}

/** What decisions say the coders had, where their passes are not to be seen. */
function flaggedCodings(found: readonly Difference[]): readonly CodedSide[] {
  const coderIds = found[0]?.readings.map(({ coderId }) => coderId) ?? [];
  return coderIds.map((coderId) => ({
    coderId,
    codings: {
      codings: found.flatMap(({ line, readings }) =>
        (readings.find((one) => one.coderId === coderId)?.codeIds ?? []).map((codeId) => ({
          codeId,
          from: line,
          to: line + 1,
        })),
      ),
      quotations: [],
    },
  }));
}
