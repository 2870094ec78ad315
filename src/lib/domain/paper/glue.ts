import { amount } from '../adequacy/rule-words.ts';
import { quotationsInTables } from '../quotations/in-tables.ts';
import type { Span } from '../reporting/report.ts';
import type { PaperFrame } from './paper-frame.ts';
import {
  agreementFigurePiece,
  agreementPiece,
  labelIn,
  labelOf,
  quotesPiece,
  type Piece,
} from './piece.ts';
import { seeAlso } from './see-also.ts';

/**
 * The sentence that introduces a piece in the text, with live references to it and to what it belongs
 * with. It says what the piece holds and nothing of what that means. None for text.
 */
export function glueOf(piece: Piece, pieces: readonly Piece[], frame: PaperFrame): readonly Span[] {
  const label = labelIn(piece);
  if (!label) return [];
  return [
    { text: labelOf(piece) ?? '', look: 'plain', to: label.id },
    { text: ` ${saysOf(piece, frame)}.`, look: 'plain' },
    ...seeAlso(pieces, relatedTo(piece)),
  ];
}

function saysOf(piece: Piece, frame: PaperFrame): string {
  const { records, framework } = frame;
  const [kind = '', of = ''] = piece.id.split(':');
  switch (kind) {
    case 'recruitment-flow':
      return 'shows how many people reached each stage of recruitment, and why others did not';
    case 'characteristics':
      return 'gives the characteristics of the participants, with the denominator of each row';
    case 'guide':
      return 'gives the interview guide by domain, with sample questions';
    case 'agreement':
      return 'gives the agreement between coders code by code, with counts';
    case 'agreement-figure':
      return 'shows the agreement between coders code by code, with intervals';
    case 'themes':
      return `lists ${amount(records.themes.length, 'theme')} with ${amount(records.subthemes.length, 'subtheme')} and the domains confirmed for each`;
    case 'theme-map':
      return `shows ${amount(records.themes.length, 'theme')}, ${amount(records.subthemes.length, 'subtheme')} and the domains they speak to`;
    case 'quotes': {
      const here = quotationsInTables(frame).places.filter(
        ({ themeId }) => quotesPiece(themeId) === piece.id,
      ).length;
      const theme = records.themes.find(({ id }) => id === of);
      const about = theme ? `the theme “${theme.name}”` : 'subthemes under no theme';
      return `gives ${amount(here, 'quotation')} for ${about}`;
    }
    case 'beliefs': {
      const standing = records.beliefs.filter(({ mergedInto }) => mergedInto === null).length;
      return `lists ${amount(standing, 'belief statement')} by domain, with how many people voice each`;
    }
    case 'relevance':
      return `gives the evidence for each of ${amount(framework.counts.domains, 'domain')} and what was decided on its relevance`;
    case 'com-b':
      return 'groups the domains by COM-B component, with the intervention functions that published tables offer';
    case 'counts':
    case 'heat-map':
      return `${kind === 'counts' ? 'gives' : 'shows'} how many passages each domain has, person by person`;
    case 'matrix':
      return 'is the framework matrix, case by case';
    case 'accumulation':
      return 'shows what each interview brought that was new, and how many there were so far';
    case 'first-appearances':
      return 'shows in which interview each was heard first';
    case 'joint-display':
      return `sets quantitative results beside findings of the interviews, in ${amount(records.jointRows.length, 'row')}`;
    case 'codebook':
      return 'is the codebook, with definitions and rules';
    case 'codebook-changes':
      return 'lists what changed in the codebook from version to version';
    case 'disagreements':
      return 'lists where coders differed and how it was settled';
    case 'trail':
      return 'is the audit trail';
    case 'coreq':
    case 'srqr':
      return `is the ${kind.toUpperCase()} checklist, item by item`;
    default:
      return `holds ${piece.holds}`;
  }
}

function relatedTo({ id }: Piece): readonly string[] {
  const [kind = '', of = ''] = id.split(':');
  switch (kind) {
    case 'agreement':
      return [
        agreementFigurePiece(of as Parameters<typeof agreementFigurePiece>[0]),
        'disagreements',
      ];
    case 'agreement-figure':
      return [agreementPiece(of as Parameters<typeof agreementPiece>[0])];
    case 'quotes':
      return ['themes', 'theme-map'];
    default:
      return related[kind] ?? [];
  }
}

/** What belongs together. */
const related: Readonly<Record<string, readonly string[]>> = {
  'recruitment-flow': ['characteristics'],
  characteristics: ['recruitment-flow'],
  themes: ['theme-map'],
  'theme-map': ['themes'],
  beliefs: ['relevance'],
  relevance: ['beliefs', 'com-b'],
  'com-b': ['relevance'],
  counts: ['heat-map'],
  'heat-map': ['counts'],
  accumulation: ['first-appearances'],
  'first-appearances': ['accumulation'],
  codebook: ['codebook-changes'],
  'codebook-changes': ['codebook'],
};
