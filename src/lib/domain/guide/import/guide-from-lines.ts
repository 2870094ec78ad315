import type { DomainNameReader } from '../../codebook/domain-names.ts';
import type { DraftedGuide, DraftQuestion, GuideLine, SourcePlace } from './guide-source.ts';
import { isDomainLabel, isPartOfInterview } from './label-meaning.ts';
import { markedLine } from './marked-line.ts';
import { joinedDraft } from './joined-draft.ts';
import { questionsOfBlock, type PlacedLine } from './questions-of-block.ts';

/**
 * A guide written as text: headings that name domains, or parts of the interview, with the questions
 * under them; or numbered questions alone.
 */
export function guideFromLines(lines: readonly GuideLine[], read: DomainNameReader): DraftedGuide {
  const questions: DraftQuestion[] = [];
  const without: { label: string; reason: string }[] = [];
  const passedOver: { text: string; place: SourcePlace }[] = [];
  let label = '';
  let block: PlacedLine[] = [];

  const end = () => {
    const found = questionsOfBlock(block, label === '' ? [] : [label], read, false);
    questions.push(...found.questions);
    passedOver.push(...found.passedOver.map(({ text, place }) => ({ text, place })));
    block = [];
  };
  for (const [index, line] of lines.entries()) {
    const placed = { ...markedLine(line), place: { in: 'line' as const, number: index + 1 } };
    const reason = reasonForNone(placed.text);
    if (isHeading(placed, read)) {
      end();
      label = placed.text.replace(/[:.]\s*$/, '');
    } else if (reason !== null && label !== '') {
      without.push({ label, reason });
    } else {
      block.push(placed);
    }
  }
  end();
  return joinedDraft({ questions, without, passedOver, assumed: [] });
}

/** Why a domain has no question, where a line says that it has none; `null` where it says no such thing. */
export function reasonForNone(text: string): string | null {
  const found =
    /^no questions?\b(?:\s+(?:was |is )?(?:asked|put))?(?:\s+on purpose)?\s*(?:[:;.,–—-]\s*(.*))?$/is.exec(
      text.trim(),
    );
  if (!found) return null;
  const words = (found[1] ?? '').trim();
  return /^reason not said\.?$/i.test(words) ? '' : words;
}

function isHeading({ text, heading, mark }: PlacedLine, read: DomainNameReader): boolean {
  if (text.includes('?')) return false;
  if (heading) return true;
  if (mark === 'bullet' || mark === 'letter') return false;
  if (text.length > 160) return false;
  return isDomainLabel(text, read) || isPartOfInterview(text);
}
