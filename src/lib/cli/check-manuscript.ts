import { rules, type Finding } from '../domain/checks/finding.ts';
import {
  manuscriptFindings,
  type ManuscriptCheck,
} from '../domain/manuscript/manuscript-findings.ts';
import { sortedFindings, type SortedFindings } from '../domain/manuscript/set-aside-of.ts';
import { lineRange } from '../domain/reporting/anchor.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import { readManuscriptFile } from '../formats/manuscript/manuscript-reader.ts';
import { nameOf, type Io } from './io.ts';
import { aboutFile, type OpenedStudy } from './opened-study.ts';

/** A manuscript held against the record, apart from what was set aside of it. */
export interface CheckedManuscript extends SortedFindings {
  readonly name: string;
  readonly quotations: ManuscriptCheck['quotations'];
  readonly read: ManuscriptCheck['read'];
  readonly unchecked: ManuscriptCheck['unchecked'];
}

/** Reads the manuscript and checks it; nothing of it is kept. */
export async function checkedManuscript(
  path: string,
  { sources, viewer }: OpenedStudy,
  io: Io,
): Promise<CheckedManuscript> {
  const name = nameOf(path);
  const { blocks, notes } = await aboutFile(path, async () =>
    readManuscriptFile(name, await io.read(path)),
  );
  for (const { where, what } of notes) io.err(`${name}: ${where}: ${what}`);
  const frame = await paperOf(sources, viewer.id, 'all');
  const { findings, quotations, read, unchecked } = manuscriptFindings(blocks, frame);
  const sorted = sortedFindings(findings, frame.records.setAsides);
  return { name, ...sorted, quotations, read, unchecked };
}

/** What was read of it, in a sentence. */
export function readWords({ name, quotations, read }: CheckedManuscript): string {
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const parts = [
    counted(read.paragraphs, 'paragraph'),
    counted(read.tables, 'table'),
    counted(quotations.length, 'quotation'),
  ];
  return `${name}: ${parts.join(', ')}.`;
}

export function manuscriptJson({ name, open, quotations, read, unchecked }: CheckedManuscript) {
  return {
    file: name,
    read,
    notChecked: unchecked,
    findings: open.map((finding) => ({
      ...asJson(finding),
      paragraph: finding.paragraph,
      headings: finding.headings,
    })),
    quotations: quotations.map(({ words, where, attribution, verdict, places }) => ({
      words,
      where,
      attribution,
      verdict,
      places: places.map(({ transcript, from, to, people }) => ({
        transcript,
        lines: lineRange(from, to),
        people,
      })),
    })),
  };
}

/** A finding as JSON gives it. */
export function asJson({ rule, is, where, what, why }: Finding) {
  return { rule, name: rules[rule], is, where, what, why };
}
