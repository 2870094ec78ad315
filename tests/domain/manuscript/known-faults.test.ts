import { describe, expect, it } from 'vitest';
import type { ManuscriptFinding } from '#lib/domain/manuscript/finding.ts';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { blocksOf, soundManuscript, type Written } from '../../fixtures/manuscripts.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const frame = paperOf(sampleSnapshot);
const sound = soundManuscript(frame);

/** The sound manuscript with one place of its text changed. */
function withText(from: string | RegExp, to: string, parts: readonly Written[] = sound): Written[] {
  const at = parts.findIndex(
    (one) =>
      typeof one === 'string' && (typeof from === 'string' ? one.includes(from) : from.test(one)),
  );
  if (at < 0) throw new RangeError(`no paragraph has ${from}`);
  return parts.map((one, index) =>
    index === at && typeof one === 'string' ? one.replace(from, to) : one,
  );
}

/** The same with every cell of every table changed. */
function withCells(change: (cell: string) => string, parts: readonly Written[] = sound): Written[] {
  return parts.map((one) =>
    typeof one !== 'string' && 'table' in one
      ? { table: one.table.map((row) => row.map(change)) }
      : one,
  );
}

function check(parts: readonly Written[]): readonly ManuscriptFinding[] {
  return manuscriptFindings(blocksOf(parts), frame).findings;
}
const shown = (parts: readonly Written[]) =>
  check(parts).map(({ rule, is, what }) => `${rule} ${is}: ${what}`);

const faults = {
  'a citation one ahead': {
    make: (parts: readonly Written[]) =>
      withText(/ \(Table 2, Quote 1\)/, ' (Table 2, Quote 2)', parts),
    finds: [
      'L6 mismatch: “Table 2, Quote 2” is cited; the words quoted there are Table 2, Quote 1: one ahead.',
    ],
  },
  'a citation of a quotation that is not there': {
    make: (parts: readonly Written[]) => [
      ...parts.slice(0, -2),
      'They spoke of it at length (Table 3, Quote 99).',
      ...parts.slice(-2),
    ],
    finds: ['L5 mismatch: “Table 3, Quote 99” is cited; Table 3 has 1–10.'],
  },
  'a dropped ellipsis': {
    make: (parts: readonly Written[]) =>
      withText('they bring in tomatoes, and not one', 'and not one', parts),
    finds: ['L9 mismatch: 4 words are left out without an ellipsis.'],
  },
  'a wrong speaker': {
    make: (parts: readonly Written[]) =>
      withText(/(One of them put it so: “I shut[^”]*” )\(P01,/, '$1(P02,', parts),
    finds: ['L8 mismatch: The quotation is attributed to P02; the words are P01’s.'],
  },
  'a misspelt domain': {
    make: (parts: readonly Written[]) =>
      withText(
        'which has 14 domains',
        'with Belifs about consequences among them, which has 14 domains',
        parts,
      ),
    finds: ['L2 mismatch: “Belifs about consequences” is “Beliefs about consequences” misspelt.'],
  },
  'a wrong percentage': {
    make: (parts: readonly Written[]) => withText('4 of 8 (50%)', '4 of 8 (55%)', parts),
    finds: ['L12 mismatch: 4 of 8 is 50 %, not 55 %.'],
  },
  'an invented quotation': {
    make: (parts: readonly Written[]) => [
      ...parts.slice(0, 5),
      'One said: “Nobody has ever shown me a spreadsheet of dinosaurs before breakfast” (P03, practice nurse).',
      ...parts.slice(5),
    ],
    finds: ['L9 mismatch: The quotation stands in no transcript.'],
  },
  'a subtheme missing from the map': {
    make: (parts: readonly Written[]) =>
      parts.map((one) =>
        typeof one !== 'string' && 'table' in one && one.table[0]?.[0] === 'Theme'
          ? { table: one.table.filter(([, name]) => name !== 'Private lists') }
          : one,
      ),
    finds: ['L4 mismatch: The subtheme “Private lists” is missing in Table 1.'],
  },
} as const;

describe('a manuscript', () => {
  it('that is sound has no finding, and all its quotations are those of the record', () => {
    const { findings, quotations, read } = manuscriptFindings(blocksOf(sound), frame);
    expect(findings).toEqual([]);
    expect(quotations.length).toBeGreaterThan(45);
    expect(quotations.filter(({ verdict }) => verdict !== 'exact' && verdict !== 'edited')).toEqual(
      [],
    );
    expect(quotations.filter(({ quoteId }) => quoteId === null)).toEqual([]);
    expect(read).toMatchObject({ tables: 5, transcripts: 8 });
  });

  for (const [name, { make, finds }] of Object.entries(faults)) {
    it(`with ${name} has that finding and no other`, () => {
      expect(shown(make(sound))).toEqual(finds);
    });
  }

  it('with all eight faults has those findings and no others', () => {
    const all = Object.values(faults).reduce<readonly Written[]>(
      (parts, { make }) => make(parts),
      sound,
    );
    expect(shown(all).toSorted()).toEqual(
      Object.values(faults)
        .flatMap(({ finds }) => finds)
        .toSorted(),
    );
  });

  it('gives the same findings every time, each with a mark of its own', () => {
    const parts = faults['an invented quotation'].make(faults['a wrong speaker'].make(sound));
    const once = check(parts);
    expect(check(parts)).toEqual(once);
    expect(new Set(once.map(({ rule, mark }) => `${rule} ${mark}`)).size).toBe(once.length);
  });

  it('says of each finding the paragraph, the headings and the words it is about', () => {
    const parts = faults['a wrong speaker'].make(sound);
    const [one] = check(parts);
    expect(one?.where).toMatch(/^Paragraph \d+, under “Prompts that train the hand”$/);
    expect(one?.headings).toEqual(['A yearly slot built to renew', 'Prompts that train the hand']);
    const block = blocksOf(parts)[one!.at.block];
    expect(block?.is === 'paragraph' && block.words.slice(one!.at.from, one!.at.to)).toBe(
      'P02, GP partner',
    );
  });
});

describe('quotations of a manuscript', () => {
  const verdicts = (words: string) =>
    manuscriptFindings(blocksOf([words]), frame).quotations.map(({ verdict }) => verdict);

  it('may have curly or straight marks, other dashes, another first letter and other ends', () => {
    expect(verdicts('He said "i went quiet, I think, and it was extremely easy to do!"')).toEqual([
      'exact',
    ]);
    expect(verdicts('‘I went quiet, I think, and it was extremely easy to do’ (P04).')).toEqual([
      'exact',
    ]);
    expect(verdicts('« I went quiet, I think, and it was extremely easy to do »')).toEqual([
      'exact',
    ]);
  });

  it('may leave words out and put words in, where that is marked', () => {
    expect(
      verdicts('“They’re kind people … and not one of them put a head round the door”'),
    ).toEqual(['edited']);
    expect(
      verdicts('“They’re kind people, [...] not one of them put a head round the door”'),
    ).toEqual(['edited']);
    expect(verdicts('“They’re kind people, [the other doctors], they bring in tomatoes”')).toEqual([
      'edited',
    ]);
    expect(verdicts('“[T]hey’re kind people, my partners, they bring in tomatoes”')).toEqual([
      'exact',
    ]);
  });

  it('are close where words differ, and say which', () => {
    const { quotations } = manuscriptFindings(
      blocksOf([
        '“They’re lovely people, my partners, they bring in tomatoes, and not one of them put a head round the door.”',
      ]),
      frame,
    );
    expect(quotations[0]?.verdict).toBe('close');
    expect(quotations[0]?.difference).toEqual([
      { is: 'same', words: 'They’re ' },
      { is: 'put-in', words: 'lovely ' },
      { is: 'left-out', words: 'kind ' },
      {
        is: 'same',
        words:
          'people, my partners, they bring in tomatoes, and not one of them put a head round the door',
      },
    ]);
  });

  it('are asked about, and not held wrong, where few words of nobody are nearly somebody’s', () => {
    expect(shown(['They spoke of “a ten-minute spot” in passing.'])).toEqual([
      expect.stringMatching(/^L9 question: .* Is it quoted\?$/),
    ]);
    expect(shown(['“It’s a ten-minute spot” (P01, GP partner)'])[0]).toMatch(/^L9 mismatch/);
  });

  it('of other papers are asked about, since a reference is nobody of the study', () => {
    for (const reference of ['[12]', '[3, 12–14]', '(Smith et al., 2019)']) {
      const words = `They write that “clinicians hesitate to stop what others begin” ${reference}.`;
      expect(shown([words]), reference).toEqual([
        'L9 question: These words stand in quotation marks and in no transcript. Whose are they?',
      ]);
    }
  });

  it('are asked about where only punctuation differs', () => {
    const found = shown(['“I went quiet. I think and it was extremely easy to do”']);
    expect(found).toEqual([
      'L9 question: The words are as they were said; capitals or punctuation differ. Is that meant?',
    ]);
  });

  it('without marks count where the paragraph was said, or its style says so', () => {
    expect(verdicts('I went quiet, I think, and it was extremely easy to do. (P04)')).toEqual([
      'exact',
    ]);
    expect(
      verdicts('We then went back to the transcripts and read all of them once more.'),
    ).toEqual([]);
    const styled = [
      {
        is: 'paragraph',
        heading: null,
        words: 'The dinosaurs came at breakfast and stayed.',
        isQuote: true,
      },
    ] as const;
    expect(manuscriptFindings(styled, frame).quotations.map(({ verdict }) => verdict)).toEqual([
      'not-found',
    ]);
  });

  it('are not names of subthemes, belief statements or questions of the guide in quotation marks', () => {
    expect(
      verdicts('The subtheme “Ten minutes, and what stands behind ten minutes” came first.'),
    ).toEqual([]);
    expect(
      verdicts('We asked “Is there something that I should have asked and didn’t?” last.'),
    ).toEqual([]);
  });
});

describe('other faults of a manuscript', () => {
  it('are attributions to nobody, to a wrong role, and in other forms than the template', () => {
    const words = '“I went quiet, I think, and it was extremely easy to do”';
    expect(shown([`${words} (P44).`])).toEqual(['L8 mismatch: “P44” is none of the participants.']);
    expect(shown([`${words} (P04, salaried GP).`])).toEqual([
      'L8 mismatch: “salaried GP” is not what the record says of who speaks.',
    ]);
    expect(shown([`${words} (Participant 4).`])).toEqual([
      expect.stringMatching(
        /^L8 question: One attribution is written otherwise than the template: “Participant 4”/,
      ),
    ]);
  });

  it('are words of somebody who is not to be quoted', () => {
    const snapshot = {
      ...sampleSnapshot,
      participants: sampleSnapshot.participants.map((one) =>
        one.label === 'P04' ? { ...one, consent: { ...one.consent, quoting: 'no' as const } } : one,
      ),
    };
    const { findings } = manuscriptFindings(
      blocksOf([
        '“I went quiet, I think, and it was extremely easy to do” (P04, practice pharmacist).',
      ]),
      paperOf(snapshot),
    );
    expect(findings.map(({ what }) => what)).toEqual(['P04 is not to be quoted.']);
  });

  it('are one domain written in several ways, with counts', () => {
    const parts = withCells((cell) =>
      cell.replace(
        'Memory, attention and decision processes',
        'Memory, attention and decision making',
      ),
    );
    const changed = withText(
      'which has 14 domains',
      'among them Memory, attention and decision processes, which has 14 domains',
      parts,
    );
    expect(shown(changed).filter((one) => one.startsWith('L2'))).toEqual([
      expect.stringMatching(
        /^L2 mismatch: One domain is written in 2 ways: “Memory[^”]+” \(\d+\) and “Memory[^”]+” \(\d+\)\.$/,
      ),
    ]);
  });

  it('are names of the framework’s first version and counts of it', () => {
    expect(shown(['The TDF (version 2) has 14 domains and 128 constructs.'])).toEqual([
      'L1 mismatch: 128 constructs is the count of the framework’s first version.',
    ]);
    const table = {
      table: [
        ['Domain', 'n'],
        ['Motivation and goals', '2'],
        ['Emotion', '3'],
      ],
    };
    expect(shown([table]).filter((one) => one.startsWith('L2'))).toEqual([
      'L2 mismatch: “Motivation and goals” is a domain of the framework’s first version only.',
    ]);
  });

  it('are percentages of a table that says of how many', () => {
    const table = {
      table: [
        ['Colour', 'n (%) (N = 8)'],
        ['green', '5 (62.5)'],
        ['red', '3 (36)'],
      ],
    };
    expect(shown([table])).toEqual(['L12 mismatch: 3 of 8 is 38 %, not 36 %.']);
    expect(shown(['Of them 62% (5/8) agreed and 40% (3/8) did not.'])).toEqual([
      'L12 mismatch: 3 of 8 is 38 %, not 40 %.',
    ]);
  });

  it('are percentages beside their counts, in either order, with or without brackets', () => {
    for (const words of [
      'In all, 6 of 7, 90%, agreed.',
      'So 90% (6/7) agreed.',
      'So 90% (n = 6 of 7) agreed.',
      'So 90% of them (6 of 7) agreed.',
    ]) {
      expect(shown([words]), words).toEqual(['L12 mismatch: 6 of 7 is 86 %, not 90 %.']);
      expect(shown([words.replace('90', '86')])).toEqual([]);
    }
  });

  it('are names of domains without an ending, even where they are written so throughout', () => {
    expect(
      shown([
        'We found Environmental context and resource and Memory, attention and decision process.',
      ]),
    ).toEqual([
      'L2 mismatch: “Environmental context and resource” (1) is a variant of “Environmental context and resources”.',
      'L2 mismatch: “Memory, attention and decision process” (1) is a variant of “Memory, attention and decision processes”.',
    ]);
    expect(shown(['It was a belief about consequences.'])).toEqual([]);
  });

  it('are counts that are not the study’s own', () => {
    const table = {
      table: [
        ['Subtheme', 'People'],
        ['Private lists', '3'],
        ['Families both ways', '4'],
        ['Left alone after a complaint', '77'],
      ],
    };
    const own = shown([table]).filter((one) => one.startsWith('L12'));
    expect(own).toContainEqual(
      expect.stringMatching(
        /^L12 mismatch: “Left alone after a complaint” has 77 here; the study counts \d+\.$/,
      ),
    );
  });

  it('are subthemes nearly spelt as in the record, and subthemes under another theme', () => {
    const parts = withCells((cell) => (cell === 'Private lists' ? 'Privat list' : cell));
    const near = shown(parts).filter((one) => one.startsWith('L4'));
    expect(near).toEqual([
      'L4 mismatch: “Privat list” in Table 1 is “Private lists” in the record.',
      'L4 mismatch: “Privat list” in the quotation tables is “Private lists” in the record.',
    ]);
    const moved = sound.map((one) =>
      typeof one !== 'string' && 'table' in one && one.table[0]?.[0] === 'Theme'
        ? {
            table: one.table.map(([theme = '', name = '', ...rest]) =>
              name === 'Private lists' ? ['Whose it is', name, ...rest] : [theme, name, ...rest],
            ),
          }
        : one,
    );
    expect(shown(moved)).toEqual([
      'L4 mismatch: “Private lists” stands under “Whose it is” in Table 1; the record has it under “A yearly slot built to renew”.',
    ]);
  });

  it('are quotations never cited where others of their table are', () => {
    const parts = sound.filter(
      (one) => typeof one !== 'string' || !/^Others agreed \(Table 2, Quotes 8/.test(one),
    );
    expect(shown(parts)).toEqual([
      'L7 question: Quotes 8–9 of Table 2 are never cited. Is that meant?',
    ]);
  });

  it('are citations for a subtheme under which the quotation is not filed', () => {
    const parts = withText(
      'Others agreed (Table 2, Quotes 2–3).',
      'Others agreed (Table 2, Quotes 2–4).',
    );
    expect(shown(parts)).toEqual([
      expect.stringMatching(
        /^L6 mismatch: Table 2, Quote 4 is cited under “Another's garden”; the table files it under “Started with a reason, continued without one”\.$/,
      ),
    ]);
  });
});
