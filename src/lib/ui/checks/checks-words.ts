import type { FindingPlace } from '../../domain/checks/finding.ts';

const places: Readonly<Record<string, string>> = {
  study: 'Go to the plan',
  guide: 'Go to the guide',
  recruitment: 'Go to the log',
  interviews: 'Go to the interview records',
  participants: 'Go to the participants',
  codebook: 'Go to the codebook',
  rounds: 'Go to the rounds',
  reconciliation: 'Go to the differences',
  matrix: 'Go to the matrix',
  adequacy: 'Go to the rule',
  coreq: 'Go to the item',
  reading: 'Go to the line',
  'results-pack': 'Go to the results pack',
};
/** Of pages that open on one thing: what they are called when one is chosen, and when none is. */
const chosen: Readonly<Record<string, readonly [choice: string, one: string, all: string]>> = {
  themes: ['subtheme', 'Go to the subtheme', 'Go to the themes'],
  beliefs: ['statement', 'Go to the statement', 'Go to the statements'],
  relevance: ['domain', 'Go to the decision', 'Go to domain relevance'],
  'joint-display': ['row', 'Go to the row', 'Go to the results'],
  quotations: ['quote', 'Go to the quotation', 'Go to the quotations'],
};

/** What the way to a finding's place is called. */
export function goWords({ page, choices }: FindingPlace): string {
  const one = chosen[page];
  if (one) {
    if (page === 'themes' && 'theme' in choices) return 'Go to the theme';
    return one[0] in choices ? one[1] : one[2];
  }
  return places[page] ?? 'Go there';
}
