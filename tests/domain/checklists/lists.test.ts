import { describe, expect, it } from 'vitest';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { checklists, grouped, groupName, parseChecklist } from '#lib/domain/checklists/lists.ts';
import { methodsText, unconfirmed, unmatched } from '#lib/domain/checklists/methods-text.ts';
import { checklists as beside } from '#lib/domain/reporting/checklist-items.ts';
import { checklistReport } from '#lib/domain/reporting/checklist-report.ts';
import { checklistTable } from '#lib/domain/reporting/checklist-table.ts';
import { answered, ao, at, bare, sampleWith } from './frames.ts';

describe('the lists', () => {
  it('have 32 and 21 items, in order, each with guidance of our own', () => {
    expect(checklists.coreq.items).toHaveLength(32);
    expect(checklists.srqr.items).toHaveLength(21);
    for (const { items } of Object.values(checklists)) {
      expect(new Set(items.map(({ guidance }) => guidance)).size).toBe(items.length);
    }
  });

  it('have the topics that stand beside the fields of the record', () => {
    for (const name of ['coreq', 'srqr'] as const) {
      const topics = Object.fromEntries(
        checklists[name].items.map(({ number, topic }) => [number, topic]),
      );
      expect(topics).toMatchObject(beside[name].items);
      expect(checklists[name].name).toBe(beside[name].name);
    }
  });

  it('stand under the headings of their parts', () => {
    const groups = grouped(checklists.coreq, checklists.coreq.items);
    expect(groups.map((group) => [groupName(group), group.items.length])).toEqual([
      ['1 Research team and reflexivity: personal characteristics', 5],
      ['1 Research team and reflexivity: relationship with participants', 3],
      ['2 Study design: theoretical framework', 1],
      ['2 Study design: participant selection', 4],
      ['2 Study design: setting', 3],
      ['2 Study design: data collection', 7],
      ['3 Analysis and findings: data analysis', 5],
      ['3 Analysis and findings: reporting', 4],
    ]);
    expect(grouped(checklists.srqr, checklists.srqr.items).map(groupName)).toContain('3 Methods');
  });

  it('are refused when an item is out of its order or part', () => {
    const list = structuredClone(checklists.srqr);
    expect(() => parseChecklist({ ...list, items: list.items.slice(1) })).toThrow(RangeError);
    expect(() => parseChecklist({ ...list, parts: [] })).toThrow(RangeError);
    expect(() => parseChecklist({ ...list, name: '' })).toThrow();
  });
});

describe('the table of an appendix', () => {
  const confirmed = { by: ao, at, draft: 'Eight participants were interviewed.', despite: '' };
  const frame = sampleWith(() => ({
    checklistAnswers: [
      answered(12, { words: 'Eight people took part.', place: 'Methods, p. 4', confirmed }),
      answered(18, { notApplicable: 'each was met once by design', confirmed }),
      answered(21, { words: 'Interviews lasted between 20 and 52 minutes.' }),
      answered(26, {
        words: 'Five themes were found.',
        confirmed: { ...confirmed, despite: 'one was merged later' },
      }),
    ],
  }));
  const table = checklistTable(frame, 'coreq');
  const row = (number: number) => table.rows[number - 1] ?? [];

  it('has every item with its sentence, place and who confirmed it', () => {
    expect(table.columns.slice(0, 5)).toEqual([
      'No.',
      'Topic',
      'Sentence',
      'Page or section',
      'Confirmed by',
    ]);
    expect(table.rows).toHaveLength(32);
    expect(checklistTable(frame, 'srqr').rows).toHaveLength(21);
    expect(row(12).slice(0, 5)).toEqual([
      12,
      'Sample size',
      'Eight people took part.',
      'Methods, p. 4',
      'AO, 20 November 2025',
    ]);
  });

  it('gives the reason where an item does not apply, and says where nothing is said', () => {
    expect(row(18)[2]).toBe('not applicable, because each was met once by design');
    expect(row(19)[2]).toBe('nothing said');
  });

  it('marks drafts and what does not match, and says what the marks mean', () => {
    expect(row(1)[2]).toBe(`${unconfirmed} AO conducted all 8 interviews.`);
    expect(row(21)[2]).toBe(`${unmatched} Interviews lasted between 20 and 52 minutes.`);
    expect(row(12)[2]).not.toContain('[');
    expect(table.notes.join(' ')).toContain(unconfirmed);
    expect(table.notes.join(' ')).toContain(unmatched);
    expect(table.notes.join(' ')).toContain('Tong A, Sainsbury P, Craig J.');
  });

  it('says why a sentence stands although the record says otherwise, and that the record changed', () => {
    expect(row(26)[4]).toContain('against the record, because one was merged later');
    expect(row(26)[4]).toContain('the record has changed since');
  });

  it('says on every row of an invented study that it is invented', () => {
    expect(table.rows.every((cells) => cells.at(-1) === 'invented')).toBe(true);
  });

  it('is the same each time', () => {
    expect(checklistTable(frame, 'coreq')).toEqual(table);
  });
});

describe('the methods text', () => {
  it('has what is said by part, drafts marked, and what does not apply left out', () => {
    const frame = sampleWith(() => ({
      checklistAnswers: [
        answered(1, {
          words: 'AO interviewed everybody.',
          confirmed: { by: ao, at, draft: 'AO conducted all 8 interviews.', despite: '' },
        }),
        answered(2, { notApplicable: 'as the journal asks', confirmed: null }),
      ],
    }));
    const parts = methodsText(checklistOf(frame, 'coreq'));
    const sentences = parts.flatMap((part) => part.sentences);
    expect(sentences[0]).toMatchObject({ words: 'AO interviewed everybody.', isConfirmed: true });
    expect(sentences.map(({ number }) => number)).not.toContain(2);
    expect(sentences.map(({ number }) => number)).not.toContain(19);
    for (const { words, isConfirmed } of sentences) {
      expect(words.startsWith(unconfirmed)).toBe(!isConfirmed);
    }
  });

  it('is a report with a section for each part, and says that drafts are in it', () => {
    const report = checklistReport(bare, 'coreq');
    expect(report.sections[0]?.heading).toBe(
      '1 Research team and reflexivity: personal characteristics',
    );
    expect(report.notes.join(' ')).toContain('confirmed by nobody yet');
    expect(report.invented).toBe(true);
  });
});
