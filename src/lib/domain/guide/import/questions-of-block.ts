import type { DomainNameReader } from '../../codebook/domain-names.ts';
import type { DraftQuestion, SourcePlace } from './guide-source.ts';
import { isDomainLabel } from './label-meaning.ts';
import type { MarkedLine } from './marked-line.ts';

export interface PlacedLine extends MarkedLine {
  readonly place: SourcePlace;
}

const promptWord =
  /^(?:prompts?|probes?|probing questions?|follow[- –]?ups?(?: questions?)?|sub-?questions?)\s*(?:\d+\s*)?(?:[:.–—-]\s*(.*))?$/i;
const promptsInside = /\s*[([]\s*(?:prompts?|probes?)\s*:\s*([^()[\]]+)[)\]]\s*$/i;
const asked =
  /\?|^(?:(?:can|could|would|will) you|please|tell|describe|explain|talk|walk|take|think|imagine|give|what|how|why|who|whose|where|when|which|is there|are there|do you|does|have you)\b/i;

/**
 * The questions and prompts of lines that stand together: under one heading, or in one cell. What
 * stands deeper than the shallowest question is a prompt of the question before it, as is what follows
 * the word "Prompts".
 *
 * @param every whether every line is a question or a prompt, as in a cell; else only what is numbered,
 * bulleted or put as a question.
 */
export function questionsOfBlock(
  lines: readonly PlacedLine[],
  labels: readonly string[],
  read: DomainNameReader,
  every: boolean,
): { readonly questions: readonly DraftQuestion[]; readonly passedOver: readonly PlacedLine[] } {
  const passedOver: PlacedLine[] = [];
  const questions: { text: string; prompts: string[]; labels: string[]; place: SourcePlace }[] = [];
  const isTaken = ({ text, mark }: PlacedLine) =>
    every || mark !== null || asked.test(text) || promptWord.test(text);
  const top = Math.min(
    ...lines.filter((one) => isTaken(one) && !promptWord.test(one.text)).map(({ depth }) => depth),
  );
  let inPrompts = false;

  for (const line of lines) {
    const last = questions.at(-1);
    const prompt = promptWord.exec(line.text);
    if (!isTaken(line)) {
      passedOver.push(line);
    } else if (last && prompt) {
      const words = prompt[1]?.trim() ?? '';
      last.prompts.push(...promptsIn(words));
      inPrompts = words === '';
    } else if (last && (line.depth > top || (inPrompts && line.mark !== 'number'))) {
      last.prompts.push(...promptsIn(line.text));
    } else {
      inPrompts = false;
      const { text, prompts, label } = takenApart(line.text, read);
      if (text === '') passedOver.push(line);
      else {
        const own = label === null ? labels : [label];
        questions.push({ text, prompts: [...prompts], labels: [...own], place: line.place });
      }
    }
  }
  return { questions, passedOver };
}

/** Prompts written one after the other: apart by semicolons, or each a question of its own. */
export function promptsIn(text: string): readonly string[] {
  return text
    .split(/;\s*|(?<=\?)\s+(?=\p{Lu})/u)
    .map((prompt) => prompt.trim())
    .filter((prompt) => prompt !== '');
}

/** A question without the prompts and the domain that are written into it. */
function takenApart(
  line: string,
  read: DomainNameReader,
): { text: string; prompts: readonly string[]; label: string | null } {
  const inside = promptsInside.exec(line);
  const words = inside ? line.slice(0, inside.index) : line;
  const prompts = inside ? promptsIn(inside[1] ?? '') : [];
  const after = /\s*[([]([^()[\]]+)[)\]]\s*\.?$/.exec(words);
  if (after && isDomainLabel(after[1] ?? '', read)) {
    return { text: words.slice(0, after.index).trim(), prompts, label: after[1] ?? '' };
  }
  const before = /^([^:?]{3,120}):\s+(?=\S)/.exec(words);
  if (before && isDomainLabel(before[1] ?? '', read)) {
    return { text: words.slice(before[0].length).trim(), prompts, label: before[1] ?? '' };
  }
  return { text: words.trim(), prompts, label: null };
}
