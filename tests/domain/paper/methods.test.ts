import { describe, expect, it } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { codingFacts } from '#lib/domain/paper/coding-facts.ts';
import { methodsOf } from '#lib/domain/paper/methods.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { amara, settledP01, singleP02, smallStudy, tom } from '../../fixtures/small-study.ts';

function methods(snapshot: StudySnapshot, viewer = snapshot.coders[0]!.id) {
  const frame = paperOf(snapshot, viewer);
  const paragraphs = methodsOf(frame, piecesOf(frame), { agreement: null, drawn: null });
  const of = (id: string) => paragraphs.find((one) => one.id === id);
  return {
    frame,
    paragraphs,
    words: (id: string) =>
      of(id)
        ?.words.map(({ text }) => text)
        .join('') ?? null,
    refers: (id: string) => of(id)?.words.flatMap(({ to }) => to ?? []) ?? [],
  };
}

/** A study that one person coded, all of it. */
function coded(by: 'one'): StudySnapshot {
  const study = smallStudy();
  const transcripts = study.transcripts.filter(({ id }) => id === singleP02);
  return {
    ...study,
    transcripts,
    rounds: study.rounds.filter(({ coderIds }) => coderIds.length === 1),
    passes: study.passes.filter(({ transcriptId }) => transcriptId === singleP02),
    consensuses: [],
    decisions: [],
    coders: study.coders.filter(({ id }) => by === 'one' && id === amara),
  };
}

describe('the methods paragraphs', () => {
  it('name the framework with the version, the counts and the source of the registry', () => {
    const { title, counts, citation } = sampleFramework;
    const words = methods(sampleSnapshot).words('framework');
    expect(words).toContain(title);
    expect(words).toContain(`${counts.domains} domains and ${counts.constructs} constructs`);
    expect(words).toContain(citation.replace(/\.$/, ''));
  });

  it('say of the sample who coded what, as its records have it', () => {
    const facts = codingFacts(paperOf(sampleSnapshot));
    const words = methods(sampleSnapshot).words('coding');
    expect(facts.independently).toBe(6);
    expect(facts.independently + facts.one + facts.together + facts.open + facts.unseen).toBe(8);
    expect(words).toContain('AO and TB coded 6 of 8 transcripts independently');
    expect(words).toContain('1 was coded by one coder alone and 1 is not completely coded yet.');
    const settled = sampleSnapshot.decisions.filter(({ outcome }) => outcome !== 'flagged');
    expect(words).toContain(`${settled.length} lines in 6 transcripts`);
  });

  it('of a single coder claim no second one, no agreement and nothing settled between coders', () => {
    const { words, paragraphs } = methods(coded('one'));
    expect(words('coding')).toBe(
      'One person (AO) coded the transcripts, of which there is 1. No transcript was coded by a second coder. 1 was coded by one coder alone. Findings count one coding of each transcript: the submitted coding of one coder for 1 transcript.',
    );
    expect(words('coding')).not.toMatch(/independently|Differences|agreed/);
    expect(paragraphs.some(({ id }) => id.startsWith('agreement'))).toBe(false);
    expect(words('unit')).toContain('There was 1 transcript (1 interview)');
  });

  it('of a study without transcripts or codings say so and claim nothing', () => {
    const study = smallStudy();
    const none = { ...study, transcripts: [], transcriptVersions: [], passes: [], consensuses: [] };
    expect(methods(none).words('coding')).toBe('The study has no transcript yet.');
    expect(methods(none).words('unit')).toBeNull();
    const rounds = study.rounds.map((round) => ({ ...round, revealed: [] }));
    const uncoded = { ...study, rounds, passes: [], consensuses: [], decisions: [] };
    expect(methods(uncoded).words('coding')).toBe('Nobody has finished coding a transcript yet.');
  });

  it('tell an adjudicator who coded what, and count no differences they may not all read', () => {
    const adjudicator = sampleSnapshot.coders.find((one) => one.role === 'adjudicator')!;
    const words = methods(sampleSnapshot, adjudicator.id).words('coding');
    expect(words).toContain('AO and TB coded 6 of 8 transcripts independently');
    expect(words).toContain('How differences were settled is left out here');
    expect(words).not.toMatch(/settled line by line/);
  });

  it('speak of charting only where a matrix is there, and of whom it has as rows', () => {
    const { matrices, attributes } = sampleSnapshot;
    expect(methods({ ...sampleSnapshot, matrices: [] }).words('findings')).not.toContain('charted');
    const grouped = { by: 'attribute' as const, attributeId: attributes[0]!.id };
    const both = [matrices[0]!, { ...matrices[0]!, rows: grouped }];
    expect(methods({ ...sampleSnapshot, matrices: both }).words('findings')).toContain(
      '2 framework matrices of participants or groups of them by codes',
    );
  });

  it('count a transcript that two are to code as open until it is revealed', () => {
    const study = smallStudy();
    const facts = codingFacts(paperOf(study, amara));
    expect(facts.each.find(({ transcript }) => transcript.id === singleP02)?.how).toBe('one');
    const other = codingFacts(paperOf(study, tom));
    for (const { how, coderIds } of [...facts.each, ...other.each]) {
      if (how === 'open' || how === 'unseen') expect(coderIds.length).toBeLessThan(2);
    }
  });

  it('never say that saturation was reached, and claim nothing where no rule is frozen', () => {
    for (const study of [sampleSnapshot, smallStudy(), coded('one')]) {
      const { paragraphs } = methods(study);
      const all = paragraphs.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
      expect(all).not.toMatch(/saturat|good agreement|score/i);
    }
    expect(methods(smallStudy()).words('adequacy')).toContain(
      'no claim of sample adequacy is made',
    );
  });

  it('say how quotations were edited only where they were', () => {
    const unedited = sampleSnapshot.quotes.map((one) => ({ ...one, edits: [] }));
    expect(methods({ ...sampleSnapshot, quotes: unedited }).words('quotations')).toContain(
      'as they stand in the transcripts',
    );
    expect(methods(sampleSnapshot).words('quotations')).toContain(
      '4 of them were shortened or clarified',
    );
    const [first, ...rest] = unedited;
    const made = first!.chosen;
    const edits = [
      { from: first!.from, to: first!.from + 2, words: '', made },
      { from: first!.from + 4, to: first!.from + 4, words: 'opioids', made },
    ];
    const edited = { ...sampleSnapshot, quotes: [{ ...first!, edits }, ...rest] };
    const words = methods(edited).words('quotations');
    expect(words).toContain('1 of them was shortened or clarified');
    expect(words).toContain('“…” marks words left out');
    expect(words).toContain('words in square brackets are not the speaker’s');
  });

  it('say of how many consent to be quoted is recorded, and nothing where of nobody', () => {
    expect(methods(sampleSnapshot).words('quotations')).not.toContain('agreed to be quoted');
    const consent = (quoting: 'yes' | 'no' | null) =>
      ({ state: null, on: null, note: '', quoting }) as const;
    const participants = sampleSnapshot.participants.map((one, index) => ({
      ...one,
      consent: consent(index === 0 ? 'no' : index < 3 ? 'yes' : null),
    }));
    expect(methods({ ...sampleSnapshot, participants }).words('quotations')).toContain(
      '2 of 8 participants agreed to be quoted; 1 is not to be quoted, and no words of theirs are printed; of 5 it is not recorded.',
    );
  });

  it('of an empty study say nothing of coding, comparison or decisions', () => {
    const study = smallStudy();
    const empty: StudySnapshot = {
      ...study,
      transcripts: [],
      passes: [],
      rounds: [],
      consensuses: [],
      decisions: [],
      participants: [],
    };
    const { words, paragraphs } = methods(empty);
    expect(words('framework')).toContain('The framework of the study is the');
    expect(words('software')).toBe(
      'The record of the study is kept with Concord 0.1.0, which counts and lists.',
    );
    expect(words('adequacy')).toBeNull();
    const all = paragraphs.flatMap((one) => one.words.map(({ text }) => text)).join(' ');
    expect(all).not.toMatch(/were coded|were made|was decided|comparison/);
  });

  it('refer to tables and figures of the pack and to no others', () => {
    const { refers, frame } = methods(sampleSnapshot);
    const numbered = new Set(piecesOf(frame).flatMap(({ id, number }) => (number ? [id] : [])));
    expect(refers('findings')).toEqual(['themes', 'theme-map', 'beliefs', 'relevance']);
    for (const id of refers('codebook')) expect(numbered.has(id)).toBe(true);
    expect(refers('codebook')).toEqual(['codebook']);
  });

  it('name the program with its version', () => {
    expect(methods(smallStudy()).words('software')).toContain('Concord 0.1.0');
  });

  it('speak of a consensus as what the coders settled on', () => {
    const study = smallStudy();
    expect(study.consensuses.map(({ transcriptId }) => transcriptId)).toEqual([settledP01]);
    expect(methods(study).words('coding')).toContain(
      'what the coders settled on for 1 transcript and the submitted coding of one coder for 1 transcript',
    );
  });
});
