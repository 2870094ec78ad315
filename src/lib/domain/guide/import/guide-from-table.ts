import type { DomainNameReader } from '../../codebook/domain-names.ts';
import { reasonForNone } from './guide-from-lines.ts';
import type {
  Assumption,
  DraftedGuide,
  DraftQuestion,
  GuideLine,
  SourcePlace,
} from './guide-source.ts';
import type { GuideColumn, GuideTable } from './guide-table.ts';
import { joinedDraft } from './joined-draft.ts';
import { markedLine } from './marked-line.ts';
import { promptsIn, questionsOfBlock } from './questions-of-block.ts';

/**
 * A guide as a table: a row for each domain with its questions in a cell, or a row for each question.
 * A row without a domain asks about none, as closing questions do; a merged cell stands in each of its
 * rows already. Only under a row with nothing but a domain do such rows go on with it.
 *
 * @param goesOn whether a row without a domain goes on with the domain above wherever it stands.
 */
export function guideFromTable(
  { rows }: GuideTable,
  columns: readonly GuideColumn[],
  read: DomainNameReader,
  goesOn = false,
): DraftedGuide {
  const questions: DraftQuestion[] = [];
  const without: { label: string; reason: string }[] = [];
  const passedOver: { text: string; place: SourcePlace }[] = [];
  const assumed = new Map<Assumption, number>();
  const assume = (what: Assumption) => assumed.set(what, (assumed.get(what) ?? 0) + 1);
  let above = '';
  /** Whether the domain above has a row of its own. */
  let isHeading = false;

  for (const { cells, number } of rows) {
    const place = { in: 'row' as const, number };
    const textOf = (kind: GuideColumn) =>
      cells.filter((cell, column) => columns[column] === kind && cell.trim() !== '').join('\n');
    const domain = textOf('domain').trim().replace(/\s+/g, ' ');
    const lines = linesOfCell(textOf('question')).map((line) => ({ ...markedLine(line), place }));
    const prompts = linesOfCell(textOf('prompts')).map((line) => markedLine(line).text);
    if (domain !== '') {
      above = domain;
      isHeading = cells.every((cell, column) => columns[column] === 'domain' || cell.trim() === '');
    }
    const reasons = lines.map(({ text }) => reasonForNone(text));
    const reason = reasons.find((one) => one !== null);
    if (reason !== undefined && reason !== null && above !== '') {
      without.push({ label: above, reason });
      continue;
    }

    const label = domain === '' && (goesOn || isHeading) ? above : domain;
    const found = questionsOfBlock(lines, label === '' ? [] : [label], read, true);
    if (domain === '' && above !== '' && found.questions.length > 0) {
      if (label !== '') assume('domain-of-row-above');
      else if (found.questions.some(({ labels }) => labels.length === 0)) {
        assume('no-domain-in-row');
      }
    }
    const last = found.questions.at(-1);
    if (found.questions.length > 1 && prompts.length > 0) assume('prompts-to-last-question');
    questions.push(
      ...found.questions.map((question) =>
        question === last
          ? { ...question, prompts: [...question.prompts, ...prompts.flatMap(promptsIn)] }
          : question,
      ),
    );
    passedOver.push(...found.passedOver.map(({ text }) => ({ text, place })));
    if (!last) {
      const rest = cells.filter(
        (cell, column) => columns[column] !== 'domain' && cell.trim() !== '',
      );
      const said = [...prompts, ...(columns.includes('content') ? [] : rest)];
      if (said.length > 0) passedOver.push({ text: said.join(' '), place });
    }
  }
  return joinedDraft({
    questions,
    without,
    passedOver,
    assumed: [...assumed].map(([what, times]) => ({ what, times })),
  });
}

/** The lines of a cell; what is set in stands deeper. */
function linesOfCell(cell: string): readonly GuideLine[] {
  return cell.split('\n').flatMap((line) => {
    const text = line.trim();
    return text === '' ? [] : [{ text, heading: false, level: levelOf(line), list: null }];
  });
}

/** How far a line of plain text is set in: a tab, or two blanks, a level. */
export function levelOf(line: string): number {
  const space = /^[\t \u00a0]*/.exec(line)?.[0] ?? '';
  const tabs = space.split('\t').length - 1;
  return tabs + Math.floor((space.length - tabs) / 2);
}
