import { describe, expect, it } from 'vitest';
import { linkFinder, type Linkable } from '#lib/domain/memos/find-links.ts';
import { linkWords, type LinkNames } from '#lib/domain/memos/memo-words.ts';
import { quotedLines } from '#lib/domain/memos/quoted-lines.ts';
import { waitsForReveal } from '#lib/domain/memos/seen-by-others.ts';
import type { GuideVersion } from '#lib/domain/model/guide-version.ts';
import type { Memo, MemoLink } from '#lib/domain/model/memo.ts';
import type { Subtheme } from '#lib/domain/model/subtheme.ts';
import type { Theme } from '#lib/domain/model/theme.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  person1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';
import { plan, planned } from '../../fixtures/team-study.ts';

const study = smallStudy();
const guideVersion = { id: uuid(40, 1) as GuideVersion['id'], number: 2 };
const theme = { id: uuid(41, 1) as Theme['id'], name: 'Whose it is' };
const subtheme = { id: uuid(42, 1) as Subtheme['id'], name: 'Another’s garden' };
const linkable: Linkable = {
  ...study,
  guideVersions: [guideVersion],
  themes: [theme],
  subthemes: [subtheme],
};
type Named = Linkable['transcripts'][number];
const find = linkFinder(linkable);
const lines = (transcriptId: typeof openP03, from: number, to: number): MemoLink => ({
  on: 'lines',
  transcriptId,
  from,
  to,
});

describe('what a memo can be linked to', () => {
  it.each([
    ['line 2 of P03', 1, 2],
    ['P03 2', 1, 2],
    ['p03, line 2', 1, 2],
    ['P03 lines 2-4', 1, 4],
    ['P03 2 to 4', 1, 4],
    ['lines 2–4 of p03', 1, 4],
    ['P03 L2', 1, 2],
  ])('finds lines by "%s", with the version they are on', (query, from, to) => {
    const { versionId } = study.transcripts.find(({ id }) => id === openP03)!;
    expect(find(query)[0]).toEqual({ ...lines(openP03, from, to), versionId });
  });

  it('offers no lines that the transcript does not have, nor lines counted from nought', () => {
    const offered = ['P03 5', 'P03 3-9', 'P03 4-2', 'P03 0'].flatMap((query) => find(query));
    expect(offered.filter(({ on }) => on === 'lines')).toEqual([]);
  });

  it('finds transcripts, participants, codes and the guide by name, also when mistyped', () => {
    expect(find('P02')).toContainEqual({ on: 'transcript', transcriptId: singleP02 });
    expect(find('p01')).toContainEqual({ on: 'participant', participantId: person1 });
    expect(find('knowl')[0]).toEqual({ on: 'code', codeId: knowledge });
    expect(find('enviromental')).toContainEqual({ on: 'code', codeId: environment });
    expect(find('guide')[0]).toEqual({ on: 'guide', guideVersionId: guideVersion.id });
    expect(find('whose it')[0]).toEqual({ on: 'theme', themeId: theme.id });
    expect(find('garden')[0]).toEqual({ on: 'subtheme', subthemeId: subtheme.id });
  });

  it('knows a transcript by its participants, and offers each where there are several', () => {
    const [first, second, third] = study.transcripts.map((one): Named => one);
    const person = study.participants.find(({ id }) => id === person1)!;
    const speakers = [{ label: 'A', role: 'participant' as const, participantId: person1 }];
    const other = { ...third!, name: 'other', speakers: [] };
    const finding = (...transcripts: readonly Named[]) =>
      linkFinder({ ...linkable, transcripts, participants: [person] });
    const of = ({ id, versionId }: Named) => ({ ...lines(id, 1, 2), versionId });
    const int = { ...first!, name: 'int', speakers };
    const again = { ...second!, name: 'int 2', speakers };
    const asked = `line 2 of ${person.label.toLowerCase()}`;
    expect(finding(int, other)(asked)[0]).toEqual(of(int));
    expect(finding(int, other)(asked).filter(({ on }) => on === 'lines')).toHaveLength(1);
    expect(finding(int, other, again)(asked).slice(0, 2)).toEqual([of(int), of(again)]);
    expect(finding(int)(person.label)).toContainEqual({ on: 'transcript', transcriptId: int.id });
    const namedSo = { ...other, name: person.label };
    expect(finding(int, namedSo)(asked)[0]).toEqual(of(namedSo));
  });

  it('offers nothing while nothing is typed', () => {
    expect(find('  ')).toEqual([]);
  });
});

const names: LinkNames = {
  transcripts: new Map(study.transcripts.map((one) => [one.id, one])),
  codes: new Map(study.codes.map((one) => [one.id, one])),
  participants: new Map(study.participants.map((one) => [one.id, one])),
  guideVersions: new Map([[guideVersion.id, guideVersion]]),
  themes: new Map([[theme.id, theme]]),
  subthemes: new Map([[subtheme.id, subtheme]]),
};

it('says each link in words, also where the thing is gone', () => {
  const words = (link: MemoLink, of = names) => linkWords(link, of);
  const none = {
    transcripts: new Map(),
    codes: new Map(),
    participants: new Map(),
    guideVersions: new Map(),
    themes: new Map(),
    subthemes: new Map(),
  };
  expect(words(lines(openP03, 1, 4))).toBe('P03, lines 2 to 4');
  expect(words({ on: 'participant', participantId: person1 })).toBe('participant P01');
  expect(words({ on: 'guide', guideVersionId: guideVersion.id })).toBe(
    'interview guide, version 2',
  );
  expect(words({ on: 'code', codeId: knowledge }, none)).toBe('a code no longer there');
  expect(words({ on: 'theme', themeId: theme.id })).toBe('theme Whose it is');
  expect(words({ on: 'subtheme', subthemeId: subtheme.id })).toBe('subtheme Another’s garden');
  expect(words({ on: 'theme', themeId: theme.id }, none)).toBe('a theme no longer there');
  expect(words({ on: 'subtheme', subthemeId: subtheme.id }, none)).toBe(
    'a subtheme no longer there',
  );
  expect(words(lines(openP03, 1, 2), none)).toBe('a removed transcript, line 2');
});

const [onLine] = study.memos as [Memo];

describe('the lines a memo speaks of', () => {
  const [version] = study.transcriptVersions;
  const people = new Map(study.participants.map((each) => [each.id, each]));
  const read = { transcript: study.transcripts[0]!, name: 'P01', people, version: version! };

  it('name who speaks in them and may not be quoted', () => {
    const withdrawn = study.participants.map((each) => ({
      ...each,
      consent: { ...each.consent, state: 'withdrawn' as const },
    }));
    const marked = { ...read, people: new Map(withdrawn.map((each) => [each.id, each])) };
    expect(quotedLines(onLine, () => marked)?.[0]?.notToBeQuoted).toEqual(['P01']);
    expect(quotedLines(onLine, () => read)?.[0]?.notToBeQuoted).toEqual([]);
  });

  it('are those it stands on, then those it is linked to, each span once', () => {
    const memo = { ...onLine, links: [lines(settledP01, 3, 4), lines(settledP01, 1, 2)] };
    const quoted = quotedLines(memo, () => read);
    expect(quoted?.map(({ source }) => source)).toEqual(['P01, line 2', 'P01, line 4']);
    expect(quoted?.[1]?.lines).toEqual([
      { line: 3, speaker: 'P01', text: 'Ten minutes is all we have.' },
    ]);
  });

  it('leave out what is gone, and are not known before the text is read', () => {
    const memo = { ...onLine, links: [lines(settledP01, 9, 12)] };
    expect(quotedLines(memo, () => null)).toEqual([]);
    expect(quotedLines(memo, () => read)).toHaveLength(1);
    expect(quotedLines(memo, () => undefined)).toBeUndefined();
  });
});

describe('what must be revealed before others read a memo', () => {
  const round = plan([settledP01, openP03], {
    coderIds: [amara, tom],
    revealed: [{ transcriptId: settledP01, at: planned, coderId: amara }],
  });
  const memo = {
    coderId: amara,
    transcriptId: null,
    links: [lines(settledP01, 0, 1), lines(openP03, 0, 1), lines(openP03, 2, 3)],
  };

  it('are the transcripts it is linked to in the writer’s blind rounds', () => {
    expect(waitsForReveal(memo, [round])).toEqual([openP03]);
    expect(waitsForReveal({ ...memo, links: [], transcriptId: openP03 }, [round])).toEqual([
      openP03,
    ]);
  });

  it('is nothing where the writer has no part in the round, or all is coded together', () => {
    expect(waitsForReveal({ ...memo, coderId: uuid(1, 9) as typeof amara }, [round])).toEqual([]);
    expect(waitsForReveal(memo, [{ ...round, calibration: true }])).toEqual([]);
  });
});
