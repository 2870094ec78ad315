import { describe, expect, it } from 'vitest';
import { beliefsAt, passagesAt, placesOf } from '#lib/domain/beliefs/places.ts';
import { unidentifiedSpeakers } from '#lib/domain/beliefs/unidentified-speakers.ts';
import { standing, voicesReader } from '#lib/domain/beliefs/voices.ts';
import { settledPeople } from '#lib/domain/findings/settled-study.ts';
import { visibleFindings } from '#lib/domain/findings/visible-findings.ts';
import { noFindings } from '#lib/domain/model/snapshot.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import { amara, uuid } from '../../fixtures/small-study.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { settledStudy } from '#lib/domain/findings/settled-study.ts';
import analysis from '../../../sample/analysis.json' with { type: 'json' };
import {
  belief,
  beliefAt,
  beliefStudy,
  env,
  kno,
  ownTime,
  personAt,
  training,
  transcriptAt,
} from '../../fixtures/belief-study.ts';

const settled = beliefStudy([
  {
    codings: [
      [kno, 2, 6],
      [env, 8, 10],
    ],
  },
  { codings: [[training, 0, 3]] },
  { codings: [[env, 0, 20]] },
]);

describe('who voices a statement', () => {
  it('are people, each once, however many passages they voice it in', () => {
    const voices = voicesReader(settled)(
      belief(1, {
        at: [
          [0, 2, 3],
          [0, 4, 6],
          [1, 0, 1],
        ],
      }),
    );
    expect([...voices.people]).toEqual([personAt(0), personAt(1)]);
    expect(voices.counted).toBe(3);
  });

  it('tells speakers who are not identified, each once, apart from people', () => {
    const study = beliefStudy([
      { codings: [[kno, 0, 6]], speakers: [null, personAt(0)], speakerOfLine: [1, 1, 2, 1, 2, 2] },
      { codings: [[kno, 0, 6]], speakers: [null] },
    ]);
    const voices = voicesReader(study)(
      belief(1, {
        at: [
          [0, 0, 1],
          [0, 3, 4],
          [1, 0, 1],
        ],
      }),
    );
    expect(unidentifiedSpeakers(voices, study)).toEqual([transcriptAt(0), transcriptAt(1)]);
    const identified = voicesReader(study)(belief(2, { at: [[0, 2, 3]] }));
    expect(unidentifiedSpeakers(identified, study)).toEqual([]);
  });

  it('counts a passage coded with a construct of the domain', () => {
    expect(voicesReader(settled)(belief(1, { at: [[1, 0, 3]] })).people.size).toBe(1);
  });

  it('counts only the lines that still carry the domain, and says which do not', () => {
    const [passage] = voicesReader(settled)(belief(1, { at: [[0, 4, 9]] })).passages;
    expect(passage).toMatchObject({
      standing: 'in-part',
      counted: [{ from: 4, to: 6 }],
      left: [{ from: 6, to: 9 }],
    });
  });

  it('lists a passage that no longer carries the domain and counts nobody for it', () => {
    const voices = voicesReader(settled)(belief(1, { at: [[2, 0, 2]] }));
    expect(voices.passages.map((one) => one.standing)).toEqual(['no-longer-carries']);
    expect([voices.counted, voices.people.size]).toEqual([0, 0]);
  });

  it('counts any settled line of a statement without a domain', () => {
    const voices = voicesReader(settled)(belief(1, { domainId: null, at: [[0, 15, 17]] }));
    expect(voices.passages[0]?.standing).toBe('counts');
    expect([...voices.people]).toEqual([personAt(0)]);
  });

  it('counts own codes under their domain only where the study says so', () => {
    const coded = [{ codings: [[ownTime, 0, 4]] as const }];
    const statement = belief(1, { domainId: env, at: [[0, 0, 2]] });
    expect(voicesReader(beliefStudy(coded))(statement).counted).toBe(0);
    const asked = beliefStudy(coded, { ownUnderDomains: true });
    expect(voicesReader(asked)(statement).counted).toBe(1);
  });

  it('takes overlapping passages of a record as one', () => {
    const voices = voicesReader(settled)(
      belief(1, {
        at: [
          [0, 2, 5],
          [0, 3, 6],
        ],
      }),
    );
    expect(voices.counted).toBe(1);
  });

  it('counts only those who speak on its lines, and says that some are not identified', () => {
    const group = beliefStudy([
      {
        codings: [[kno, 0, 20]],
        speakers: [personAt(0), personAt(1), null],
        speakerOfLine: Array.from({ length: 20 }, (_, line) => 1 + (line % 3)),
      },
    ]);
    const read = voicesReader(group);
    expect([...read(belief(1, { at: [[0, 1, 2]] })).people]).toEqual([personAt(1)]);
    expect(read(belief(1, { at: [[0, 2, 3]] }))).toMatchObject({ counted: 1, withUnidentified: 1 });
  });

  it('says that lines are not settled where a transcript is not, or a line is open', () => {
    const open = beliefStudy([
      { codings: [[kno, 0, 4]], unsettled: true },
      { codings: [[kno, 0, 4]], second: [], openLines: [5, 6] },
    ]);
    const voices = voicesReader(open)(
      belief(1, {
        at: [
          [0, 0, 2],
          [1, 5, 7],
          [1, 8, 9],
        ],
      }),
    );
    expect(
      voices.passages.map(({ transcriptId, from, standing: is }) => [transcriptId, from, is]),
    ).toEqual([
      [transcriptAt(1), 5, 'not-settled'],
      [transcriptAt(1), 8, 'no-longer-carries'],
      [transcriptAt(0), 0, 'not-settled'],
    ]);
  });

  it('leaves out what was merged into another', () => {
    expect(standing([belief(1), belief(2, { mergedInto: beliefAt(1) })])).toHaveLength(1);
  });
});

describe('a study of which a fifth was coded twice', () => {
  const twice = beliefStudy(
    Array.from({ length: 10 }, (_, number) => ({
      codings: [[kno, number, number + 2]] as const,
      ...(number < 2 ? { second: [[env, 0, 20]] as const } : {}),
    })),
  );

  it('counts every person once, from the settled coding alone', () => {
    expect(settledPeople(twice).size).toBe(10);
    const at = Array.from({ length: 10 }, (_, number) => [number, number, number + 2] as const);
    const voices = voicesReader(twice)(belief(1, { at }));
    expect([voices.people.size, voices.counted]).toEqual([10, 10]);
  });

  it('does not count what only the second coder had', () => {
    const voices = voicesReader(twice)(belief(1, { domainId: env, at: [[0, 0, 20]] }));
    expect(voices.people.size).toBe(0);
  });
});

describe('what a coder may not see yet', () => {
  const hiding = beliefStudy([{ codings: [[kno, 0, 4]] }, { codings: [[kno, 0, 4]] }], {
    inHand: [1],
  });
  const stored = [
    belief(1, {
      at: [
        [0, 0, 2],
        [1, 0, 2],
      ],
    }),
    belief(2, { at: [[1, 0, 2]] }),
  ];
  const { beliefs } = visibleFindings({ ...noFindings, beliefs: stored }, hiding);

  it('is in no statement, no passage and no number of people', () => {
    expect(beliefs.map(({ id }) => id)).toEqual([beliefAt(1)]);
    const voices = voicesReader(hiding)(beliefs[0]!);
    expect([...voices.people]).toEqual([personAt(0)]);
    expect(voices.passages.map(({ transcriptId }) => transcriptId)).toEqual([transcriptAt(0)]);
  });

  it('is not counted even from a record that holds it', () => {
    expect([...voicesReader(hiding)(stored[0]!).people]).toEqual([personAt(0)]);
  });
});

describe('places', () => {
  const subtheme: Subtheme = {
    id: uuid(15, 1) as SubthemeId,
    name: 'Said out loud',
    memo: '',
    themeIds: [],
    codeIds: [kno],
    domains: [],
    quoteIds: [],
    order: 0,
    written: { by: amara, at: '2025-11-17T10:00:00.000Z' },
  };
  const one = belief(1, { at: [[0, 3, 4]] });
  const later = belief(2, { domainId: null, subthemeIds: [subtheme.id] });
  const records = { beliefs: [later, one], subthemes: [subtheme] };

  it('are the domains and what has none, or the subthemes and what has none', () => {
    expect(placesOf('domains', settled, records).map(({ on }) => on)).toEqual([
      'domain',
      'domain',
      'domain',
      'no-domain',
    ]);
    expect(placesOf('subthemes', settled, records).map(({ on }) => on)).toEqual([
      'subtheme',
      'no-subtheme',
    ]);
  });

  it('show one record both ways, and a statement allotted later in its domain', () => {
    expect(beliefsAt({ on: 'no-domain' }, records, settled)).toEqual([later]);
    expect(beliefsAt({ on: 'subtheme', subthemeId: subtheme.id }, records, settled)).toEqual([
      later,
    ]);
    const allotted = { ...records, beliefs: [one, { ...later, domainId: kno }] };
    const at = beliefsAt({ on: 'domain', domainId: kno }, allotted, settled);
    expect(at.map(({ id }) => id)).toEqual([beliefAt(1), beliefAt(2)]);
  });

  it('tell which passages are under which statement, wholly or in part', () => {
    const passages = passagesAt({ on: 'domain', domainId: kno }, records, settled);
    expect(
      passages.map(({ from, to, under }) => [from, to, under.map(({ whole }) => whole)]),
    ).toEqual([
      [2, 6, [false]],
      [0, 3, []],
    ]);
  });

  it('count no passage under a statement that was merged away', () => {
    const merged = { ...records, beliefs: [{ ...one, mergedInto: beliefAt(9) }] };
    const passages = passagesAt({ on: 'domain', domainId: kno }, merged, settled);
    expect(passages.every(({ under }) => under.length === 0)).toBe(true);
  });
});

describe('the sample study', () => {
  const { studies, ...study } = sampleSnapshot;
  const sample = settledStudy({
    ...study,
    study: studies[0]!,
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const read = voicesReader(sample);

  it.each(analysis.beliefs)('has $id voiced by the people its file names', (given) => {
    const record = study.beliefs.find(({ statement }) => statement === given.statement)!;
    const voices = read(record);
    const labels = [...voices.people].map(
      (id) => study.participants.find((one) => one.id === id)!.label,
    );
    expect(labels.toSorted()).toEqual(given.people.toSorted());
    expect(voices.counted).toBe(given.passages.length);
    expect(voices.passages.every(({ standing: is }) => is === 'counts')).toBe(true);
  });
});
