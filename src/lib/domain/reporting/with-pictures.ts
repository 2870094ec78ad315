import type { Figure } from '../figures/figure.ts';
import type { Block, Report, Section } from './report.ts';

/** The figures of a report, in order. */
export function figuresIn({ sections }: Pick<Report, 'sections'>): readonly Figure[] {
  return sections.flatMap(({ blocks, sections: within = [] }) => [
    ...blocks.flatMap((block) => (block.is === 'figure' ? [block.figure] : [])),
    ...figuresIn({ sections: within }),
  ]);
}

/** A report whose figures have their pictures; a figure without one keeps none. */
export function withPictures(
  report: Report,
  pictures: ReadonlyMap<Figure, Uint8Array<ArrayBuffer>>,
): Report {
  const blockOf = (block: Block): Block =>
    block.is === 'figure' ? { ...block, picture: pictures.get(block.figure) ?? null } : block;
  const sectionOf = (section: Section): Section => ({
    ...section,
    blocks: section.blocks.map(blockOf),
    ...(section.sections && { sections: section.sections.map(sectionOf) }),
  });
  return { ...report, sections: report.sections.map(sectionOf) };
}
