import { link, type PageName } from '#lib/state/links.ts';

type SubPage = { readonly label: string; readonly href: string; readonly current: boolean };

/** The pages under Study, for the navigation at the head of each. */
export function studyPages(current: PageName): readonly SubPage[] {
  return subPages(current, [
    ['study', 'Plan and team'],
    ['guide', 'Interview guide'],
    ['recruitment', 'Recruitment log'],
  ]);
}

/** The pages under Transcripts. */
export function transcriptPages(current: PageName): readonly SubPage[] {
  return subPages(current, [
    ['transcripts', 'Transcripts'],
    ['interviews', 'Interview records'],
    ['reading', 'Reading'],
    ['versions', 'Versions'],
  ]);
}

/** The pages under Findings. */
export function findingPages(current: PageName): readonly SubPage[] {
  return subPages(current, [
    ['matrix', 'Framework matrix'],
    ['passages', 'Passages'],
    ['counts', 'Counts'],
    ['beliefs', 'Belief statements'],
    ['relevance', 'Domain relevance'],
    ['themes', 'Themes'],
    ['adequacy', 'Sample adequacy'],
    ['joint-display', 'Joint display'],
  ]);
}

/** The pages under Paper. */
export function paperPages(current: PageName): readonly SubPage[] {
  return subPages(current, [
    ['quotations', 'Quotations'],
    ['results-pack', 'Results pack'],
    ['coreq', 'Checklists'],
    ['checks', 'Checks'],
    ['manuscript', 'Manuscript check'],
  ]);
}

function subPages(
  current: PageName,
  pages: readonly (readonly [PageName, string])[],
): readonly SubPage[] {
  return pages.map(([name, label]) => ({ label, href: link(name), current: name === current }));
}
