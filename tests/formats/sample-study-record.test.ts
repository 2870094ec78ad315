import { describe, expect, it } from 'vitest';
import { visibleMemos } from '#lib/domain/coding/visible-passes.ts';
import { wrongSums, totalsOf } from '#lib/domain/recruitment/sums.ts';
import { planStanding } from '#lib/domain/study/plan-standing.ts';
import { notSaid } from '#lib/domain/study/not-said.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { sampleSnapshot as sample } from '../fixtures/sample-snapshot.ts';
import analysis from '../../sample/analysis.json' with { type: 'json' };

const [study] = sample.studies;
const [amara, tom, ingrid] = sample.coders;
const [first, second] = sample.guideVersions;
const [log] = sample.recruitments;
const transcriptOf = (id: string) => sample.transcripts.find(({ name }) => name.startsWith(id))!;
const interviewOf = (id: string) =>
  sample.interviews.find(({ transcriptId }) => transcriptId === transcriptOf(id).id)!;
const keyOf = (codeId: string) => sample.codes.find(({ id }) => id === codeId)?.frameworkKey;
const questionOf = (id: string) =>
  sample.guideVersions.flatMap(({ questions }) => questions).find((one) => one.id === id)?.text;

describe('the record of the sample study', () => {
  it('has the plan of the files, and says nothing that they do not', () => {
    expect(study).toMatchObject({
      title: analysis.study.title,
      aim: analysis.study.aim,
      orientation: analysis.study.orientation,
      sampling: analysis.recruitment.sampling,
      ethics: analysis.study.ethics,
      dates: { from: '2025-09-09', to: '2025-10-28' },
      funding: analysis.study.funding,
      dataSharing: analysis.study.data_sharing,
      transcription: '',
      conflicts: '',
    });
    expect(study?.informationGiven).toContain('were told that the interviewer was a pharmacist');
    expect(notSaid({ ...sample, study: study! })).toEqual({
      plan: ['transcription', 'conflicts'],
      people: [],
      guide: false,
      recruitment: false,
      interviews: 0,
    });
    expect(planStanding(study!, sample.guideVersions, sample.recruitments)).toMatchObject({
      behaviour: true,
      guideVersion: 2,
      recruitment: 'adds-up',
    });
  });

  it('has each person of the team with their particulars', () => {
    expect(amara).toMatchObject({ initials: 'AO', credentials: 'MPharm, PGDip Clinical Pharmacy' });
    expect(tom?.relationship).toBe(analysis.study.team[1]?.relationship_to_participants);
    expect(ingrid?.role).toBe('adjudicator');
  });

  it('has both versions of the guide; a question that keeps its words is the same in both', () => {
    expect([first?.questions.length, second?.questions.length]).toEqual([14, 15]);
    const shared = first!.questions.filter(({ id }) => second!.questions.some((q) => q.id === id));
    expect(shared.map(({ text }) => text)).toEqual([analysis.guide[0]?.questions[0]?.text]);
    expect(first?.without.map(({ domainId, reason }) => [keyOf(domainId), reason])).toEqual([
      ['behavioural_regulation', analysis.guide[0]?.without_question[0]?.reason],
    ]);
    expect(second?.without).toEqual([]);
    for (const [index, version] of sample.guideVersions.entries()) {
      expect(version.questions.map(({ domainIds }) => domainIds.map(keyOf))).toEqual(
        analysis.guide[index]?.questions.map(({ domains }) => domains),
      );
      expect(version.pilot).toBeNull();
    }
  });

  it('has a recruitment log that adds up, from 65 to the eight interviewed', () => {
    expect(wrongSums(log!)).toEqual([]);
    expect(totalsOf(log!).map(({ n }) => n)).toEqual([65, 20, 15, 10, 8]);
    expect(log?.stages.flatMap(({ lost }) => lost)).toHaveLength(14);
    expect(log?.stages.at(-1)?.counts).toEqual(
      log?.routes.map(({ id }, index) => ({ routeId: id, n: [4, 2, 2][index] })),
    );
  });

  it('has a record for each interview, and leaves open what the files do not tell', () => {
    expect(sample.interviews).toHaveLength(8);
    expect(sample.interviews.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(319);
    expect(interviewOf('P05')).toMatchObject({
      date: '2025-10-07',
      mode: 'in-person',
      minutes: 52,
      others: 'somebody',
      othersWords: 'A daughter, for part of it',
      interviewerIds: [amara?.id],
      known: 'not-known',
      guideVersionId: second?.id,
      recording: null,
      fieldNotes: null,
      returned: null,
      checked: null,
    });
    expect(interviewOf('P04').guideVersionId).toBe(first?.id);
    expect(interviewOf('P07').setting).toBe('');
    const { notPut, alsoAsked, note } = interviewOf('P05');
    expect(notPut.map(questionOf)).toEqual([
      'What else is there that comes before it?',
      'How easy is it to get hold of somebody, and to keep in mind what you wanted to say?',
    ]);
    // One half of that question was put.
    const names = sample.codes.filter(({ id }) => alsoAsked.includes(id)).map(({ name }) => name);
    expect(names).toEqual(['Environmental context and resources']);
    expect(note).toContain('not the second half of that question');
    expect(interviewOf('P03').notPut.map(questionOf)).toEqual(['What does it lose out to?']);
    expect(sample.interviews.flatMap((one) => one.notPut)).toHaveLength(3);
  });

  it('keeps how an interview went out of what is known of the person', () => {
    expect(sample.attributes.map(({ name, type }) => [name, type])).toEqual([
      ['Role', 'category'],
      ['Sex', 'category'],
      ['Age band', 'band'],
      ['Years in role', 'number'],
      ['Setting', 'category'],
    ]);
    const band = sample.attributes[2]!;
    for (const { attributes, consent } of sample.participants) {
      expect(band.values).toContain(attributes[band.id]);
      expect(consent).toMatchObject({ state: 'given', on: null, quoting: null });
    }
  });

  it('has the memos by kind and day, linked to lines, domains, subthemes and the guide', () => {
    const memos = sample.memos.filter(({ about }) => about === 'study');
    expect(memos.map(({ kind, date }) => [kind, date])).toEqual(
      analysis.memos.map(({ kind, date }) => [kind, date]),
    );
    const links = memos.flatMap((memo) => memo.links);
    const topics = analysis.memos.flatMap(({ about }) => about as readonly { ref?: string }[]);
    const unlinked = topics.filter(({ ref }) => ref === 'study');
    expect(links).toHaveLength(topics.length - unlinked.length);
    const privateLists = sample.subthemes.find(({ name }) => name === 'Private lists');
    expect(memos[3]?.links).toEqual([
      { on: 'guide', guideVersionId: first?.id },
      { on: 'subtheme', subthemeId: privateLists?.id },
    ]);
    expect(memos[4]).toMatchObject({ coderId: tom?.id, people: [amara?.id], kind: 'meeting' });
    expect(memos[1]?.text).toBe(analysis.memos[1]?.text);
    for (const link of links) {
      if (link.on === 'lines') {
        const { lineCount } = sample.transcripts.find(({ id }) => id === link.transcriptId)!;
        expect(link.to).toBeLessThanOrEqual(lineCount);
      }
    }
    const seen = visibleMemos(amara!.id, sample.memos, sample.passes, sample.rounds);
    expect(seen.filter(({ about }) => about === 'study').length).toBeGreaterThan(5);
  });

  it('goes into a study file and comes back whole, with nothing that leads nowhere', async () => {
    const file = await studyFileWriter.write({
      snapshot: sample,
      program: '0.1.0',
      savedAt: '2025-11-19T12:00:00.000Z',
    });
    const { content, notes } = await studyFileReader.read(file);
    expect(notes).toEqual([]);
    for (const table of ['studies', 'coders', 'guideVersions', 'recruitments'] as const) {
      expect(content.snapshot[table].length, table).toBe(sample[table].length);
    }
    const inOrder = <T extends { id: string }>(list: readonly T[]) =>
      list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(inOrder(content.snapshot.interviews)).toEqual(inOrder(sample.interviews));
    expect(inOrder(content.snapshot.guideVersions)).toEqual(inOrder(sample.guideVersions));
  });
});
