import { describe, expect, it } from 'vitest';
import type { Recruitment } from '#lib/domain/model/recruitment.ts';
import { noBehaviour, noPlan } from '#lib/domain/model/study.ts';
import { itemWords } from '#lib/domain/reporting/checklist-items.ts';
import { behaviourWords } from '#lib/domain/study/behaviour.ts';
import { changePlan } from '#lib/domain/study/change-study.ts';
import { isAllSaid, notSaid } from '#lib/domain/study/not-said.ts';
import {
  itemsOfField,
  itemsOfParticular,
  particulars,
  planFields,
} from '#lib/domain/study/plan-items.ts';
import { isPlanned, planStanding } from '#lib/domain/study/plan-standing.ts';
import { stages } from '#lib/domain/study/stages.ts';
import { standing } from '#lib/domain/study/standing.ts';
import { alone } from '#lib/domain/study/team-standing.ts';
import { smallStudy, uuid } from '../../fixtures/small-study.ts';

const small = smallStudy();
const study = small.studies[0]!;
const heads = { ...small, study };

describe('the plan', () => {
  it('changes one part and leaves the others of the same group', () => {
    const change = changePlan(study, { behaviour: { where: 'at home' }, funding: 'None' });
    expect(change).toMatchObject({
      kind: 'change-study',
      put: [
        {
          table: 'studies',
          record: {
            behaviour: { ...study.behaviour, where: 'at home' },
            funding: 'None',
            ethics: noPlan.ethics,
            title: study.title,
          },
        },
      ],
    });
  });

  it('is not written anew when nothing differs', () => {
    expect(changePlan(study, { behaviour: { ...study.behaviour }, aim: study.aim })).toBeNull();
    expect(changePlan(study, { dates: { from: null } })).toBeNull();
  });

  it('always has a title', () => {
    expect(() => changePlan(study, { title: '  ' })).toThrow(RangeError);
  });

  it('knows for every part which items of a report it answers', () => {
    expect(itemsOfField.sampling.map(itemWords)).toEqual([
      'COREQ 10, Sampling',
      'SRQR 8, Sampling',
    ]);
    expect(itemsOfParticular.assumptions.map(itemWords)).toEqual([
      'COREQ 8, Interviewer characteristics',
      'SRQR 6, Researcher characteristics and reflexivity',
    ]);
    const unasked = planFields.filter((field) => itemsOfField[field].length === 0);
    expect(unasked).toEqual(['dataSharing']);
  });
});

describe('what is not said yet', () => {
  it('is named, part by part and person by person', () => {
    expect(notSaid(heads)).toMatchObject({
      plan: planFields.filter((field) => !['title', 'aim', 'behaviour'].includes(field)),
      people: [{ missing: particulars }, { missing: particulars }],
      guide: true,
      recruitment: true,
      interviews: 3,
    });
  });

  it('is nothing where everything is said, white space apart', () => {
    const said = Object.fromEntries(particulars.map((key) => [key, 'said']));
    const whole = {
      ...heads,
      study: {
        ...study,
        ...Object.fromEntries(planFields.map((field) => [field, 'said'])),
        behaviour: { ...noBehaviour, what: 'stop' },
        ethics: { ...noPlan.ethics, date: '2026-01-12' },
        dates: { from: '2026-01-12', to: null },
      },
      coders: small.coders.map((coder) => ({ ...coder, ...said })),
      guideVersions: [{ id: uuid(40, 1) }],
      recruitments: [{ id: uuid(41, 1) }],
      interviews: small.transcripts.map(({ id }) => ({ transcriptId: id })),
    };
    expect(isAllSaid(notSaid(whole))).toBe(true);
    const blank = { ...whole, study: { ...whole.study, setting: ' \n' } };
    expect(notSaid(blank).plan).toEqual(['setting']);
    expect(isAllSaid(notSaid(blank))).toBe(false);
  });
});

describe('where the plan stands', () => {
  const route = uuid(42, 1) as Recruitment['routes'][number]['id'];
  const stage = (number: number, n: number, lost: number): Recruitment['stages'][number] => ({
    id: uuid(43, number) as Recruitment['stages'][number]['id'],
    name: `Stage ${number}`,
    counts: [{ routeId: route, n }],
    lost: lost > 0 ? [{ routeId: route, reason: 'declined', n: lost }] : [],
  });
  const log = (lost: number): Recruitment => ({
    id: uuid(41, 1) as Recruitment['id'],
    from: null,
    to: null,
    note: '',
    by: 'counts',
    routes: [{ id: route, name: 'Letters' }],
    stages: [stage(1, 10, 0), stage(2, 8, lost)],
    people: [],
  });

  it('says which guide is the newest, and whether the log adds up', () => {
    expect(planStanding(study, [], [])).toEqual({
      behaviour: true,
      guideVersion: null,
      recruitment: 'none',
      isForOne: false,
    });
    const guides = [{ number: 2 }, { number: 1 }];
    expect(planStanding(study, guides, [log(2)])).toMatchObject({
      guideVersion: 2,
      recruitment: 'adds-up',
    });
    expect(planStanding(study, guides, [log(1)]).recruitment).toBe('does-not-add-up');
  });

  it('is a stage of its own that is never the next step', () => {
    const whole = planStanding(study, [{ number: 1 }], [log(2)]);
    expect(isPlanned(whole)).toBe(true);
    const of = (plan: typeof whole) =>
      stages(
        standing({
          plan,
          transcripts: [],
          participants: [],
          attributes: [],
          codes: [],
          work: [],
          memos: 0,
          team: alone,
        }),
      );
    expect(of(whole)[0]).toEqual({ key: 'study', state: 'done' });
    expect(of(planStanding(study, [], []))[0]).toEqual({ key: 'study', state: 'open' });
    expect(of(whole).find(({ state }) => state === 'now')?.key).toBe('transcripts');
  });
});

describe('the behaviour in words', () => {
  it('is a sentence a part, and what was written as one sentence stays one', () => {
    expect(behaviourWords({ ...noBehaviour, what: 'GPs offer a stop' })).toBe('GPs offer a stop');
    expect(behaviourWords(noBehaviour)).toBe('');
    expect(
      behaviourWords({ ...noBehaviour, who: 'GPs', what: 'offer a stop.', when: 'yearly' }),
    ).toBe('Who: GPs.\nWhat: offer a stop.\nWhen: yearly.');
  });
});
