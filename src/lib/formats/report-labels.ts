import type { Label, Report, Section, Span } from '../domain/reporting/report.ts';
import { labelWords } from '../domain/reporting/report.ts';

/** The labels of a whole report by their ids, for references to those further down as well. */
export function labelsOf({ sections }: Pick<Report, 'sections'>): ReadonlyMap<string, Label> {
  const within = ({ blocks, sections: inner = [] }: Section): readonly Label[] => [
    ...blocks.flatMap((block) => ('label' in block && block.label ? [block.label] : [])),
    ...inner.flatMap(within),
  ];
  return new Map(sections.flatMap(within).map((label) => [label.id, label]));
}

/** What a piece of text shows: the words of what it refers to, or its own. */
export function textOf({ text, to }: Span, labels: ReadonlyMap<string, Label>): string {
  const label = to === undefined ? undefined : labels.get(to);
  return label ? labelWords(label) : text;
}

/** An address that may be followed: of the web, and of nothing that runs. */
export function webAddress(href: string | undefined): string | null {
  return href !== undefined && /^https?:\/\/[^\s"'<>\\]+$/i.test(href) ? href : null;
}
