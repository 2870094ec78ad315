import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { confusion } from '#lib/domain/agreement/confusion.ts';
import { defaultOptions, type AgreementOptions } from '#lib/domain/agreement/options.ts';
import { roundData } from '#lib/domain/agreement/round-data.ts';
import type { PairedMarks } from '#lib/domain/coding/paired-marks.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import AgreementChoices from '#lib/ui/agreement/AgreementChoices.svelte';
import AllCoefficients from '#lib/ui/agreement/AllCoefficients.svelte';
import AgreementTable from '#lib/ui/agreement/AgreementTable.svelte';
import { comparedWords } from '#lib/ui/agreement/agreement-words.ts';
import ConfusionMap from '#lib/ui/agreement/ConfusionMap.svelte';
import { figure, intervalFigure, percentFigure } from '#lib/ui/agreement/figures.ts';
import FlagList from '#lib/ui/agreement/FlagList.svelte';
import FromConsensus from '#lib/ui/agreement/FromConsensus.svelte';
import PassesClosed from '#lib/ui/agreement/PassesClosed.svelte';
import PassesGrid from '#lib/ui/agreement/PassesGrid.svelte';
import type { PairedLine, SideView } from '#lib/ui/agreement/passes-view.ts';
import { wordsOfCounts } from '#lib/ui/agreement/passes-view.ts';
import SegmentTable from '#lib/ui/agreement/SegmentTable.svelte';
import TranscriptFigures from '#lib/ui/agreement/TranscriptFigures.svelte';
import UnitsBehind from '#lib/ui/agreement/UnitsBehind.svelte';
import WhyNoFigures from '#lib/ui/agreement/WhyNoFigures.svelte';
import {
  amara,
  environment,
  knowledge,
  outside,
  pass,
  round1,
  settledP01,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import './open-dialogs.ts';

// jsdom lays nothing out, and so has nowhere to scroll.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const sides: readonly [SideView, SideView] = [
  { coderId: amara, name: 'Amara Osei', initials: 'AO', place: 0 },
  { coderId: tom, name: 'Tom Beddoes', initials: 'TB', place: 1 },
];
const names = new Map<CodeId, readonly [string, string | null]>([
  [knowledge, ['Knowledge', 'knowledge']],
  [environment, ['Environmental context and resources', 'environment']],
  [outside, ['Outside the TDF', 'outside']],
  [tenMinutes, ['Ten-minute slot', null]],
]);
const look = (id: CodeId) => {
  const [name, frameworkKey] = names.get(id) ?? ['unknown', null];
  return { id, name, frameworkKey, colour: null };
};

const lin = uuid(1, 3) as CoderId;
const third: SideView = { coderId: lin, name: 'Lin Moss', initials: 'LM', place: 2 };

/** P01 as two coders submitted it, or as three did. */
function compared(options: Partial<AgreementOptions> = {}, coders: 2 | 3 = 2) {
  const study = smallStudy();
  const versionId = study.transcriptVersions[0]!.id;
  const asked = { ...defaultOptions, ...options };
  const data = roundData(
    {
      study: study.studies[0]!,
      round: { ...study.rounds[0]!, coderIds: coders === 2 ? [amara, tom] : [amara, tom, lin] },
      transcripts: study.transcripts,
      versions: study.transcriptVersions,
      codes: study.codes,
      passes: [
        pass(1, settledP01, versionId, amara, round1, [[knowledge, 1, 3]], true),
        pass(
          2,
          settledP01,
          versionId,
          tom,
          round1,
          [
            [knowledge, 1, 2],
            [environment, 2, 3],
          ],
          true,
        ),
        ...(coders === 3
          ? [pass(3, settledP01, versionId, lin, round1, [[knowledge, 1, 2]], true)]
          : []),
      ],
    },
    asked,
  );
  return { report: agreementReport(data, asked), confusion: confusion(data, [amara, tom]) };
}

describe('figures', () => {
  it('are written as journals print them', () => {
    expect([0.824, -0.05, 1, 0].map(figure)).toEqual(['.82', '−.05', '1.00', '.00']);
    expect(percentFigure(0.9782)).toBe('97.8');
    expect(intervalFigure({ defined: true, from: 0.72, to: 1.04 })).toBe('.72 to 1.00*');
  });
});

describe('the table of agreement', () => {
  it('gives counts that lead to their lines, and says why there is no figure', async () => {
    const onlines = vi.fn();
    const { report } = compared();
    render(AgreementTable, { report, coders: sides, look, bands: null, onlines });
    const row = screen.getByRole('row', { name: /^Knowledge/ });
    const cells = within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent.trim());
    expect(cells.slice(0, 4)).toEqual(['1', '1', '0', '1']);
    await fireEvent.click(
      within(row).getByRole('button', { name: '1 line, Knowledge, only A: read them' }),
    );
    expect(onlines).toHaveBeenCalledWith(
      report.codes.findIndex(({ column }) => column.codeId === knowledge),
      'only-a',
    );
    expect(screen.getByRole('row', { name: /^Outside the TDF/ }).textContent).toMatch(
      /not estimable: nobody used it/,
    );
  });

  it('has an interval in words for those who do not see it, and no pass mark', () => {
    const { report } = compared();
    const [first] = report.codes;
    const alpha = {
      value: { defined: true, value: 0.81 },
      interval: { defined: true, from: 0.72, to: 0.89 },
    } as const;
    render(AgreementTable, {
      report: { ...report, codes: [{ ...first!, alpha }] },
      coders: sides,
      look,
      bands: null,
      onlines: vi.fn(),
    });
    expect(screen.getByRole('img', { name: 'alpha .81, interval .72 to .89' })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/reliable|substantial|pass(ed)?\b/i);
  });

  it('puts the words of the authors somebody chose beside alpha, for the lower bound too', () => {
    const { report } = compared();
    const [first] = report.codes;
    const alpha = {
      value: { defined: true, value: 0.81 },
      interval: { defined: true, from: 0.72, to: 0.89 },
    } as const;
    render(AgreementTable, {
      report: { ...report, codes: [{ ...first!, alpha }] },
      coders: sides,
      look,
      bands: 'krippendorff',
      onlines: vi.fn(),
    });
    expect(screen.getByText('reliable; lower bound tentative conclusions only')).toBeTruthy();
  });

  it('says how often each of three coders used a code', () => {
    const { report } = compared({}, 3);
    render(AgreementTable, {
      report,
      coders: [...sides, third],
      look,
      bands: null,
      onlines: vi.fn(),
    });
    const headings = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(headings.slice(1, 4)).toEqual(['Used by A', 'Used by B', 'Used by C']);
    const row = screen.getByRole('row', { name: /^Knowledge/ });
    const cells = within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells.slice(0, 3)).toEqual(['2', '1', '1']);
    expect(within(row).queryByRole('button')).toBeNull();
  });

  it('says what is compared', () => {
    expect(comparedWords(compared().report, 2)).toBe(
      'Unit: the line. Universe: the 3 codable lines of 1 interview that both coders submitted. A line left uncoded counts as a decision. Codes are rolled up to domains.',
    );
  });

  it('flags in sentences, and never calls anything good', () => {
    const { report } = compared();
    render(FlagList, { report, look });
    const list = screen.getByRole('list', { name: 'What to know before reading the figures' });
    expect(list.textContent).toMatch(/rest on 1 cluster/);
    expect(list.textContent).toMatch(/There is no pass mark here/);
    expect(list.textContent).not.toMatch(/good|bad|poor/i);
  });
});

describe('all coefficients', () => {
  it('stand under their names, and give a reason where there is none', () => {
    const { report } = compared({ all: true });
    render(AllCoefficients, { report, coders: sides, look, bands: null });
    for (const name of ['Cohen’s kappa', 'Gwet’s AC1', 'prevalence- and bias-adjusted kappa']) {
      expect(screen.getByLabelText(name)).toBeTruthy();
    }
    const unused = screen.getByRole('row', { name: /^Outside the TDF/ });
    expect(unused.textContent).toMatch(/not estimable: nobody used it/);
    expect(screen.getByText('Alpha of code sets, MASI')).toBeTruthy();
  });

  it('of three coders are Light’s and Fleiss’, and those of each pair', () => {
    const { report } = compared({ all: true }, 3);
    render(AllCoefficients, { report, coders: [...sides, third], look, bands: null });
    expect(screen.getByLabelText('Fleiss’ kappa')).toBeTruthy();
    expect(screen.getAllByText('A and C').length).toBeGreaterThan(0);
  });

  it('of characters say where two codes at one place leave no figure', () => {
    const { report } = compared({ all: true, unit: 'character' });
    const [layer] = report.unitizing!.layers;
    const unitizing = { ...report.unitizing!, layers: [{ ...layer!, clashing: 12 }] };
    render(AllCoefficients, {
      report: { ...report, unitizing },
      coders: sides,
      look,
      bands: null,
    });
    expect(screen.getByText(/On 12 characters one coder has two of these/)).toBeTruthy();
  });

  it('of segments are those that match, and what chance was taken to be', () => {
    const { report } = compared({ unit: 'segment' });
    render(SegmentTable, { segments: report.segments!, coders: sides, overlap: 0.9, look });
    const row = screen.getByRole('row', { name: /^Knowledge/ });
    const cells = within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells.slice(0, 3)).toEqual(['0', '1', '1']);
    expect(screen.getByText(/Kappa by Brennan and Prediger, with chance one in/)).toBeTruthy();
  });
});

describe('the confusion view', () => {
  const given = () => ({
    confusion: compared().confusion,
    sides,
    unit: 'line' as const,
    look,
    rule: () => 'ask who decides',
    settle: (a: CodeId, b: CodeId) => `settle ${a},${b}`,
    onlines: vi.fn(),
  });

  it('is one tab stop, and arrows go from cell to cell', async () => {
    render(ConfusionMap, given());
    const cells = screen.getAllByRole('gridcell');
    expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await fireEvent.keyDown(cells[0]!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cells[1]);
    expect(cells[1]!.getAttribute('aria-selected')).toBe('true');
    expect(cells[0]!.tabIndex).toBe(-1);
  });

  it('leads from a number to its lines, the pair’s rule and where it is settled', async () => {
    const props = given();
    render(ConfusionMap, props);
    const cell = screen.getAllByRole('gridcell')[1]!;
    expect(cell.textContent).toBe('1');
    await fireEvent.click(cell);
    expect(screen.getByText(/The pair’s rule: ask who decides/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Settle these together' }).getAttribute('href')).toBe(
      `settle ${knowledge},${environment}`,
    );
    await fireEvent.keyDown(cell, { key: 'Enter' });
    expect(props.onlines).toHaveBeenCalledWith(0, 1);
  });
});

describe('what is chosen', () => {
  const choice = {
    ...defaultOptions,
    roundId: 'r1',
    transcriptId: null,
    coderIds: null,
  };
  const given = {
    choice,
    rounds: [
      { id: 'r1', name: 'Round 1' },
      { id: 'r2', name: 'Round 2' },
    ],
    transcripts: [{ id: 't1', name: 'P01' }],
    coders: sides,
    withFigures: true,
    onchange: vi.fn(),
  };

  it('asks how a code is carried over only where units are larger than lines', async () => {
    const { rerender } = render(AgreementChoices, given);
    expect(screen.queryByLabelText('Has a code if it is on')).toBeNull();
    await rerender({ choice: { ...choice, unit: 'turn' } });
    expect(screen.getByLabelText('Has a code if it is on')).toBeTruthy();
  });

  it('shows the seed of a bootstrap, to be changed', async () => {
    const onchange = vi.fn();
    render(AgreementChoices, {
      ...given,
      choice: { ...choice, interval: 'bootstrap', seed: 7 },
      onchange,
    });
    const seed = screen.getByLabelText<HTMLInputElement>('Seed');
    expect(seed.value).toBe('7');
    await fireEvent.change(seed, { target: { value: '11' } });
    expect(onchange).toHaveBeenCalledWith({ seed: 11 });
  });

  it('is the round alone where there are no figures', () => {
    render(AgreementChoices, { ...given, withFigures: false });
    expect(screen.getAllByRole('combobox')).toHaveLength(1);
  });
});

describe('without figures', () => {
  it('a reflexive round shows its transcripts and not one number', () => {
    render(WhyNoFigures, { standing: 'reflexive', rounds: '#', transcripts: 2, onshow: vi.fn() });
    render(TranscriptFigures, {
      transcripts: [
        { id: 't1', name: 'First', revealed: true, href: '#first' },
        { id: 't2', name: 'Second', revealed: false, href: '#second' },
      ],
      report: null,
      read: 'Read both passes side by side',
    });
    expect(document.body.textContent).not.toMatch(/\d|%|alpha|kappa/i);
    expect(document.body.textContent).not.toMatch(/\bagree/i);
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  it('a consensus round says why, and shows them when asked', async () => {
    const onshow = vi.fn();
    render(WhyNoFigures, { standing: 'to-be-asked', rounds: '#', transcripts: 2, onshow });
    await fireEvent.click(screen.getByRole('button', { name: 'Show the figures' }));
    expect(onshow).toHaveBeenCalledOnce();
  });

  it('closed passes are said to be submitted or not yet, and nothing else', () => {
    render(PassesClosed, {
      transcript: 'P03',
      why: 'not-revealed',
      round: 1,
      calibration: false,
      coders: [
        { name: 'Amara Osei', submitted: true },
        { name: 'Tom Beddoes', submitted: false },
      ],
      rounds: '#',
      coding: '#',
      agreement: '#',
    });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Amara Osei: submitted',
      'Tom Beddoes: not yet',
    ]);
  });
});

describe('two passes side by side', () => {
  const stripe = (codeId: CodeId, lane: number) => ({ codeId, lane, starts: true, ends: true });
  const none: PairedMarks = {
    left: { stripes: [], own: [] },
    right: { stripes: [], own: [] },
    quotes: [],
  };
  const lines: readonly PairedLine[] = [
    {
      line: 0,
      text: 'Where do you begin?',
      speaker: 'Int',
      codable: false,
      marks: none,
      standing: null,
      memos: [],
    },
    {
      line: 1,
      text: 'I know it.',
      speaker: 'P01',
      codable: true,
      marks: {
        left: { stripes: [stripe(knowledge, 0)], own: [tenMinutes] },
        right: { stripes: [stripe(knowledge, 0)], own: [] },
        quotes: [{ from: 2, to: 6 }],
      },
      standing: 'only-a',
      memos: [{ id: 'm1', by: sides[1], text: 'He laughed.' }],
    },
  ];
  const given = {
    label: 'P01',
    lineCount: 2,
    content: (line: number) => lines[line]!,
    cells: [{ here: true }, { here: false }],
    sides,
    choices: sides,
    current: 0,
    look,
    onchoose: vi.fn(),
    onside: vi.fn(),
  };

  it('say in words what each coder has, and how they stand to each other', () => {
    render(PassesGrid, given);
    const row = screen.getAllByRole('row')[1]!;
    const cells = within(row)
      .getAllByRole('gridcell')
      .map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));
    expect(cells[2]).toContain('A: Knowledge, Ten-minute slot');
    expect(cells[3]).toBe('only A');
    expect(cells[4]).toContain('B: Knowledge');
    expect(cells[5]).toContain('memo of Tom Beddoes:');
    expect(row.querySelector('mark')?.textContent).toBe('know');
  });

  it('have one row in the tab order, and a press chooses another', async () => {
    const onchoose = vi.fn();
    render(PassesGrid, { ...given, onchoose });
    const rows = screen.getAllByRole('row');
    expect(rows.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
    await fireEvent.mouseUp(rows[1]!.querySelector('.words')!);
    expect(onchoose).toHaveBeenCalledWith(1);
  });

  it('offer the coders to choose from where there are more than two', async () => {
    const onside = vi.fn();
    render(PassesGrid, { ...given, choices: [...sides, third], onside });
    await fireEvent.change(screen.getByLabelText('Pass on the right'), {
      target: { value: lin },
    });
    expect(onside).toHaveBeenCalledWith('right', lin);
  });

  it('are counted in words', () => {
    const counts = { codable: 23, agree: 10, onlyA: 4, onlyB: 5, differs: 3, neither: 1 };
    expect(wordsOfCounts(counts, sides)).toBe(
      '23 codable lines here: 10 agree, 4 only A, 5 only B, 3 differ, 1 coded by neither',
    );
  });
});

it('the lines behind a number say what each coder has, and lead to both passes', () => {
  render(UnitsBehind, {
    title: '1 line: Knowledge, only A',
    sides,
    units: [
      {
        key: 'a',
        transcript: 'P01',
        lines: 'line 3',
        href: '#there',
        text: 'It is written down.',
        codes: [[knowledge], []],
      },
    ],
    of: 1,
    look,
    onmore: vi.fn(),
    onclose: vi.fn(),
  });
  const line = screen.getByRole('listitem');
  expect(within(line).getByRole('link', { name: 'P01, line 3' }).getAttribute('href')).toBe(
    '#there',
  );
  expect(line.textContent.replace(/\s+/g, ' ')).toMatch(/A: .*Knowledge.*B: nothing/);
});

it('difference from consensus is never called agreement', () => {
  render(FromConsensus, {
    differences: [
      {
        coderId: amara,
        transcripts: 1,
        lines: 12,
        differing: 3,
        open: 1,
        columns: [
          {
            column: { codeId: knowledge, covers: 'domain' },
            kept: 5,
            went: 2,
            came: 1,
            neither: 4,
          },
        ],
      },
    ],
    coders: sides,
    look,
  });
  expect(screen.getByText(/3 of 12 settled lines in 1 transcript differ/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/agree/i);
});
