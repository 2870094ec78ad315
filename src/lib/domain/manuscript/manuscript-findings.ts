import type { ManuscriptBlock } from '../model/manuscript.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { attributions } from './attributions.ts';
import { citations } from './citations.ts';
import { checkedQuotations, type CheckedQuotation } from './checked-quotations.ts';
import { domainNames } from './domain-names.ts';
import { fidelity } from './fidelity.ts';
import type { ManuscriptFinding } from './finding.ts';
import { factsOfFramework } from './framework-facts.ts';
import { ownCounts } from './own-counts.ts';
import { readManuscript, type ReadManuscript } from './read-manuscript.ts';
import { shares } from './shares.ts';
import { subthemes } from './subthemes.ts';
import { transcriptFinder } from './transcript-finder.ts';
import { voices } from './voices.ts';

/** What the check of a manuscript says of it. Plain data: it crosses from a worker. */
export interface ManuscriptCheck {
  /** By rule, then in the order of the manuscript. */
  readonly findings: readonly ManuscriptFinding[];
  /** Every quotation with what became of it, in the order of the manuscript. */
  readonly quotations: readonly CheckedQuotation[];
  /** What could not be checked, or against what else it was, a sentence each. */
  readonly unchecked: readonly string[];
  /** What was read. */
  readonly read: {
    readonly paragraphs: number;
    readonly tables: number;
    readonly transcripts: number;
  };
}

/** How far a check is: transcripts taken in, then quotations looked up. */
export type CheckProgress = (
  what: 'transcripts' | 'quotations',
  done: number,
  total: number,
) => void;

const rules: readonly ((read: ReadManuscript) => readonly ManuscriptFinding[])[] = [
  factsOfFramework,
  domainNames,
  subthemes,
  attributions,
  voices,
  fidelity,
  shares,
  ownCounts,
];

/**
 * Checks a manuscript against the record, as its reader may see it. The frame holds the words of all
 * transcripts. The same manuscript and frame give the same findings.
 */
export function manuscriptFindings(
  blocks: readonly ManuscriptBlock[],
  frame: PaperFrame,
  onprogress: CheckProgress = () => {},
): ManuscriptCheck {
  const finder = transcriptFinder(frame, (done, total) => onprogress('transcripts', done, total));
  const read = readManuscript(blocks, frame, finder, (done, total) =>
    onprogress('quotations', done, total),
  );
  const cited = citations(read);
  const findings = [...rules.flatMap((rule) => rule(read)), ...cited.findings];
  const place = ({ at: { block, row, column, from } }: ManuscriptFinding) =>
    [block, row ?? -1, column ?? -1, from] as const;
  return {
    findings: distinctMarks(
      findings.toSorted((a, b) => {
        const rule = Number(a.rule.slice(1)) - Number(b.rule.slice(1));
        if (rule !== 0) return rule;
        const [one, other] = [place(a), place(b)];
        const at = one.findIndex((value, index) => value !== other[index]);
        return at < 0 ? 0 : one[at]! - other[at]!;
      }),
    ),
    quotations: checkedQuotations(read),
    unchecked: cited.unchecked,
    read: {
      paragraphs: blocks.filter(({ is }) => is === 'paragraph').length,
      tables: read.tables.length,
      transcripts: frame.texts.size,
    },
  };
}

/** Of findings with the same facts in several places, the second has a mark of its own, and so on. */
function distinctMarks(findings: readonly ManuscriptFinding[]): readonly ManuscriptFinding[] {
  const times = new Map<string, number>();
  return findings.map((one) => {
    const key = `${one.rule} ${one.mark}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? one : { ...one, mark: `${one.mark} again ${time}` };
  });
}
