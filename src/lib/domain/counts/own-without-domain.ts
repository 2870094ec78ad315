import { codesOfTarget } from '../findings/targets.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { LineRange } from '../model/line-range.ts';
import { codedRuns, runsOfMarks } from './coded-runs.ts';

/**
 * The lines that carry an own code classified under a domain and not that domain itself, as maximal runs
 * by transcript. They are what the study's setting decides about: whether they count under the domain.
 */
export function ownWithoutDomain(settled: SettledStudy): readonly LineRange[] {
  const domains = settled.codes.filter(({ kind }) => kind === 'domain');
  const counted = (ownUnderDomains: boolean) =>
    domains.map(({ id }) => {
      const as = { ...settled, study: { ...settled.study, ownUnderDomains } };
      const codeIds = codesOfTarget({ on: 'code', codeId: id }, as, { subthemes: [] });
      return codedRuns(codeIds, settled);
    });
  const [alone, withOwn] = [counted(false), counted(true)];
  return settled.settled.flatMap(({ transcript }, index) => {
    const ends = withOwn.map((runs) => runs[index]!.at(-1) ?? 0);
    const marks = new Uint8Array(Math.max(0, ...ends));
    for (const domain of domains.keys()) {
      const [more, less] = [withOwn[domain]![index]!, alone[domain]![index]!];
      if (more === less) continue;
      const here = new Uint8Array(marks.length);
      for (let at = 0; at < more.length; at += 2) here.fill(1, more[at], more[at + 1]);
      for (let at = 0; at < less.length; at += 2) here.fill(0, less[at], less[at + 1]);
      for (let line = 0; line < here.length; line += 1) marks[line]! |= here[line]!;
    }
    const runs = runsOfMarks(marks);
    return Array.from({ length: runs.length / 2 }, (_, at) => ({
      transcriptId: transcript.id,
      from: runs[2 * at]!,
      to: runs[2 * at + 1]!,
    }));
  });
}
