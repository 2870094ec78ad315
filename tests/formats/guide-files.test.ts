import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { domainNameReader } from '#lib/domain/codebook/domain-names.ts';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { FormatError } from '#lib/domain/errors.ts';
import { incomingGuide, type IncomingGuide } from '#lib/domain/guide/import/draft-guide.ts';
import { guideFromTable } from '#lib/domain/guide/import/guide-from-table.ts';
import { labelMeaning } from '#lib/domain/guide/import/label-meaning.ts';
import { readGuideFile } from '#lib/formats/guide/guide-reader.ts';
import { docxOf } from '../fixtures/docx-files.ts';
import { guideDocx, type GuideBlock } from '../fixtures/guide-files.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const names = domainNameReader(framework);

async function taken(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<IncomingGuide> {
  return incomingGuide((await readGuideFile(name, bytes)).source, names);
}
const fromWord = async (blocks: readonly GuideBlock[]) =>
  taken('Guide.docx', await guideDocx(blocks));
const fromText = (name: string, text: string) =>
  taken(name, new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>);

/** What was read, short: the question, its domains by their three letters, its prompts. */
function shown({ draft }: IncomingGuide) {
  return draft.questions.map(({ text, prompts, labels }) => {
    const ids = labels.flatMap((label) => labelMeaning(label, framework, names).domainIds);
    const tags = framework.domains.flatMap(({ codeId, abbreviation }) =>
      ids.includes(codeId) ? [abbreviation] : [],
    );
    return [text, tags.join(' '), ...prompts];
  });
}

describe('a guide in a Word table', () => {
  it('of domain, content and sample questions is read domain by domain, prompts from deeper bullets', async () => {
    const guide = await fromWord([
      { heading: 'Appendix 2' },
      {
        table: [
          ['TDF domain', 'Content', 'Sample questions'],
          [
            'Knowledge',
            'Being aware of it',
            {
              lines: [
                { bullet: 'What do you know of the yearly review?' },
                { bullet: 'Where did you hear of it?', level: 1 },
                { bullet: 'What does it ask of you?' },
              ],
            },
          ],
          [
            'Social/Professional Role & Identity',
            'Whose job',
            'Whose job is it?\nPrompt: Where do you come in?; And the others?',
          ],
          ['Behavioral regulation', 'Keeping at it', 'No question: we wanted to see it unasked.'],
        ],
      },
    ]);
    expect(shown(guide)).toEqual([
      ['What do you know of the yearly review?', 'Kno', 'Where did you hear of it?'],
      ['What does it ask of you?', 'Kno'],
      ['Whose job is it?', 'Rol', 'Where do you come in?', 'And the others?'],
    ]);
    expect(guide.table?.columns).toEqual(['domain', 'content', 'question']);
    expect(guide.draft.without).toEqual([
      { label: 'Behavioral regulation', reason: 'we wanted to see it unasked.' },
    ]);
    expect(guide.draft.passedOver.map(({ text }) => text)).toEqual(['Appendix 2']);
  });

  it('of question, domain and prompts is read row by row, through merged cells', async () => {
    const guide = await fromWord([
      {
        table: [
          ['No.', 'Question', 'Domain', 'Probes'],
          ['1', 'Could you tell me who you are there?', 'Opening', ''],
          [
            '2',
            'What happens when one is stopped?',
            'Knowledge and Professional Role and Identity, Belief about consequences',
            'What are you afraid of?\nAnd otherwise?',
          ],
          ['3', 'And when nobody stops it?', null, ''],
        ],
      },
    ]);
    expect(shown(guide)).toEqual([
      ['Could you tell me who you are there?', ''],
      [
        'What happens when one is stopped?',
        'Kno Rol Con',
        'What are you afraid of?',
        'And otherwise?',
      ],
      ['And when nobody stops it?', 'Kno Rol Con'],
    ]);
  });

  it('leaves an empty domain cell empty, unlike a merged one', async () => {
    const guide = await fromWord([
      {
        table: [
          ['Domain', 'Question'],
          ['Knowledge', 'What do you know of it?'],
          [null, 'Where from?'],
          ['', 'Is there anything else you would like to say?'],
        ],
      },
    ]);
    expect(shown(guide)).toEqual([
      ['What do you know of it?', 'Kno'],
      ['Where from?', 'Kno'],
      ['Is there anything else you would like to say?', ''],
    ]);
  });

  it('without headings is known by what stands in its columns', async () => {
    const guide = await fromWord([
      {
        table: [
          ['Emotion', 'How does it feel?'],
          ['Goals', 'What does it lose out to?'],
        ],
      },
    ]);
    expect(guide.table?.columns).toEqual(['domain', 'question']);
    expect(shown(guide)).toEqual([
      ['How does it feel?', 'Emo'],
      ['What does it lose out to?', 'Goa'],
    ]);
  });

  it('that asks one question under two domains gives one question tied to both', async () => {
    const guide = await fromWord([
      {
        table: [
          ['Domain', 'Question'],
          ['Skills', 'Take me through a recent one.'],
          ['Memory, attention and decision processes', 'Take me through a recent one.'],
        ],
      },
    ]);
    expect(shown(guide)).toEqual([['Take me through a recent one.', 'Skl Mem']]);
    expect(guide.draft.assumed).toEqual([{ what: 'question-twice', times: 1 }]);
  });
});

describe('a guide in running text', () => {
  it('with headings that name domains has the questions under them, deeper lines as prompts', async () => {
    const guide = await fromWord([
      { heading: 'Interview guide' },
      'Thank the person and switch the recorder on.',
      { heading: 'Opening' },
      { numbered: 'Could you tell me about your work?' },
      { heading: 'Domain 1: Knowledge' },
      { numbered: 'What do you know about it?' },
      { bullet: 'Is the guidance any use?' },
      { bullet: 'What have you not been told?' },
      { heading: 'Beliefs about capabilities and optimism' },
      { numbered: 'How sure of yourself are you?' },
      'Prompts: With which more? With which less?',
    ]);
    expect(shown(guide)).toEqual([
      ['Could you tell me about your work?', ''],
      [
        'What do you know about it?',
        'Kno',
        'Is the guidance any use?',
        'What have you not been told?',
      ],
      ['How sure of yourself are you?', 'Cap Opt', 'With which more?', 'With which less?'],
    ]);
    expect(guide.table).toBeNull();
    expect(guide.draft.passedOver).toEqual([
      { text: 'Thank the person and switch the recorder on.', place: { in: 'line', number: 2 } },
    ]);
  });

  it('of numbered questions without domains is taken as it is, with domains in brackets where given', async () => {
    const guide = await fromText(
      'guide.txt',
      [
        '1. Tell me about a usual day.',
        '2) Who else has a view on it? (Social influences)',
        '   - Families?',
        '   - Colleagues?',
        'Q3. What about time and money? [Environmental context and resources]',
        '4. Goals: What is it that you are after?',
      ].join('\n'),
    );
    expect(shown(guide)).toEqual([
      ['Tell me about a usual day.', ''],
      ['Who else has a view on it?', 'Soc', 'Families?', 'Colleagues?'],
      ['What about time and money?', 'Env'],
      ['What is it that you are after?', 'Goa'],
    ]);
  });

  it('in Markdown keeps headings and lists', async () => {
    const guide = await fromText(
      'guide.md',
      '# Guide\n\n## Emotions\n\n- How does it feel?\n  - Before?\n  - After?\n- What worries you?\n',
    );
    expect(shown(guide)).toEqual([
      ['How does it feel?', 'Emo', 'Before?', 'After?'],
      ['What worries you?', 'Emo'],
    ]);
  });
});

describe('a guide as CSV', () => {
  it('takes an empty domain for none, and goes on with the row above where that is asked for', async () => {
    const guide = await fromText(
      'guide.csv',
      'Domain;Question;Follow-up\nSkills;How do you go about it?;Who taught you?\n;What is hard in it?;\n',
    );
    expect(shown(guide)).toEqual([
      ['How do you go about it?', 'Skl', 'Who taught you?'],
      ['What is hard in it?', ''],
    ]);
    expect(guide.draft.assumed).toEqual([{ what: 'no-domain-in-row', times: 1 }]);
    const { table, columns } = guide.table!;
    const draft = guideFromTable(table, columns, names, true);
    expect(shown({ ...guide, draft })[1]).toEqual(['What is hard in it?', 'Skl']);
    expect(draft.assumed).toEqual([{ what: 'domain-of-row-above', times: 1 }]);
  });

  it('goes on with a domain that has a row of its own, and says so', async () => {
    const guide = await fromText(
      'guide.csv',
      'Domain;Question\nSkills;\n;How do you go about it?\n;What is hard in it?\nGoals;What for?\n;Anything else?\n',
    );
    expect(shown(guide)).toEqual([
      ['How do you go about it?', 'Skl'],
      ['What is hard in it?', 'Skl'],
      ['What for?', 'Goa'],
      ['Anything else?', ''],
    ]);
    expect(guide.draft.assumed).toEqual([
      { what: 'domain-of-row-above', times: 2 },
      { what: 'no-domain-in-row', times: 1 },
    ]);
  });
});

describe('labels of a guide', () => {
  const troubleOf = (label: string) => labelMeaning(label, framework, names).trouble;

  it('of the first version are stopped, with what became of them', () => {
    expect(labelMeaning('Motivation and goals', framework, names)).toEqual({
      domainIds: [],
      trouble: { kind: 'v1', name: 'Motivation and goals', became: ['Intentions', 'Goals'] },
    });
  });

  it('that name a construct are taken for its domain, and told', () => {
    const { domainIds, trouble } = labelMeaning('Action planning', framework, names);
    expect(domainIds.length).toBeGreaterThan(0);
    expect(trouble).toEqual({ kind: 'construct', names: ['Action planning'] });
  });

  it('that name nothing are listed word by word; parts of an interview are no trouble', () => {
    expect(troubleOf('Barriers and knowledge')).toEqual({ kind: 'unknown', words: ['Barriers'] });
    expect(troubleOf('Barriers')).toEqual({ kind: 'unknown', words: ['Barriers'] });
    for (const label of ['', 'Opening questions', 'Closing', 'TDF domain 4: Skills', 'No domain']) {
      expect(troubleOf(label)).toBeNull();
    }
  });
});

describe('a file that is no guide', () => {
  const codeOf = async (reading: Promise<unknown>) => {
    const error: unknown = await reading.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FormatError);
    return (error as FormatError).code;
  };

  it('is refused with what is wrong with it', async () => {
    expect(await codeOf(fromText('empty.txt', ''))).toBe('empty-file');
    expect(await codeOf(fromText('notes.txt', 'We met on Monday.\nIt rained.'))).toBe(
      'no-question-found',
    );
    expect(await codeOf(fromText('people.csv', 'Name,Age\nP01,40\nP02,50\n'))).toBe(
      'no-question-found',
    );
    expect(
      await codeOf(fromText('talk.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nWell?\n')),
    ).toBe('not-a-guide');
    const broken = docxOf(['What is it?']).slice(0, 400);
    expect(['truncated', 'wrong-kind', 'unknown-kind']).toContain(
      await codeOf(taken('guide.docx', broken)),
    );
  });

  it('survives a table that claims to be a thousand million columns wide', async () => {
    const xml =
      '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>How is it?</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const guide = await taken('guide.docx', docxOf([{ xml }]));
    expect(shown(guide)).toEqual([['How is it?', '']]);
  });
});
