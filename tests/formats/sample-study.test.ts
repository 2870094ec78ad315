import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { passHash } from '#lib/domain/coding/pass-hash.ts';
import { unpacked } from '#lib/domain/coding/packed.ts';
import { settledCoding } from '#lib/domain/coding/settled-coding.ts';
import { visiblePasses } from '#lib/domain/coding/visible-passes.ts';
import { recordKinds } from '#lib/domain/model/index.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { Transcript } from '#lib/domain/model/transcript.ts';
import {
  codableLines,
  lineAt,
  lineCount,
  lineSpan,
  lineText,
  speakerOfLine,
} from '#lib/domain/transcript/lines.ts';
import { textHash } from '#lib/domain/transcript/text-hash.ts';
import type { Interview } from '#lib/formats/sample-study/files.ts';
import { sampleStudy } from '#lib/formats/sample-study/sample-study.ts';
import frameworkFile from '../../codebooks/tdf-v2.json' with { type: 'json' };
import analysis from '../../sample/analysis.json' with { type: 'json' };
import codes from '../../sample/codes.json' with { type: 'json' };
import conduct from '../../sample/interviews.json' with { type: 'json' };
import participants from '../../sample/participants.json' with { type: 'json' };

const framework = parseFramework(frameworkFile);
const modules = import.meta.glob<Interview>('../../sample/P*.json', {
  eager: true,
  import: 'default',
});
const interviews = Object.keys(modules)
  .toSorted()
  .map((path) => modules[path]!);
const study = sampleStudy({ interviews, analysis, participants, codes, conduct }, framework);

const [amara, tom] = study.coders;
const sentencesOf = ({ turns }: Interview) =>
  turns.flatMap(({ speaker, sentences }) => sentences.map((text) => ({ speaker, text })));
const transcriptOf = (id: string) => study.transcripts.find(({ name }) => name.startsWith(id))!;
const versionOf = ({ versionId }: Pick<Transcript, 'versionId'>) =>
  study.transcriptVersions.find(({ id }) => id === versionId)!;
const passOf = (id: string, coder: typeof amara): Pass | undefined =>
  study.passes.find(
    (pass) => pass.transcriptId === transcriptOf(id).id && pass.coderId === coder?.id,
  );
const nameOfCode = (id: string) => study.codes.find((code) => code.id === id)!;

describe.each(interviews)('interview $id of the sample', (file) => {
  const sentences = sentencesOf(file);
  const all = [...file.codings.A, ...file.codings.B];

  it('has 140 lines or more, none of them empty or padded', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(140);
    for (const { text } of sentences) expect(text).toBe(text.trim().replace(/\s+/g, ' '));
    expect(sentences.every(({ text }) => text.length > 0)).toBe(true);
  });

  it('is coded within its lines, and only where the person interviewed speaks', () => {
    for (const { line, to = line } of all) {
      expect(to).toBeGreaterThanOrEqual(line);
      for (let at = line; at <= to; at += 1) expect(sentences[at - 1]?.speaker).toBe(file.id);
    }
  });

  it('is coded with domains of the framework and the team’s own codes, and never with nothing', () => {
    const known = new Set(codes.map(({ id }) => id));
    for (const { domains = [], own = [] } of all) {
      expect(domains.length + own.length).toBeGreaterThan(0);
      for (const key of domains) expect(framework.byKey.get(key)?.kind).toBe('domain');
      for (const code of own) expect(known).toContain(code);
    }
  });

  it('quotes words that stand in one of the lines of the coding', () => {
    for (const { line, to = line, quote } of all) {
      if (quote === undefined) continue;
      const lines = sentences.slice(line - 1, to);
      expect(lines.some(({ text }) => text.includes(quote))).toBe(true);
    }
  });

  it('has a decision for every line on which the coders differ, but for six of P06', () => {
    const sets = (letter: 'A' | 'B', line: number) =>
      file.codings[letter]
        .filter((coding) => coding.line <= line && line <= (coding.to ?? coding.line))
        .flatMap(({ domains = [] }) => domains);
    const same = (a: readonly string[], b: readonly string[]) =>
      JSON.stringify([...new Set(a)].toSorted()) === JSON.stringify([...new Set(b)].toSorted());
    const decided = analysis.decisions.filter(({ id }) => id === file.id);
    for (const { line, a, b } of decided) {
      expect(same(sets('A', line), a) && same(sets('B', line), b)).toBe(true);
    }
    const round = analysis.rounds.list.find(({ cases }) => cases.includes(file.id));
    if (round?.round !== 1) return;
    const open = sentences
      .map((_, index) => index + 1)
      .filter((line) => !same(sets('A', line), sets('B', line)))
      .filter((line) => !decided.some((decision) => decision.line === line));
    expect(open).toHaveLength(file.id === 'P06' ? 6 : 0);
  });

  it('becomes a transcript whose lines are the sentences, said by who said them', () => {
    const transcript = transcriptOf(file.id);
    const version = versionOf(transcript);
    const speakers = speakerOfLine(version);
    expect(lineCount(version)).toBe(sentences.length);
    expect(transcript.lineCount).toBe(sentences.length);
    sentences.forEach(({ speaker, text }, line) => {
      expect(lineText(version, line)).toBe(text);
      expect(transcript.speakers[speakers[line]!]?.label).toBe(speaker);
    });
    expect(version.turnFrom[0]).toBe(0);
    expect(transcript.textHash).toBe(textHash(version.text));
    expect(transcript.frozenAt).not.toBeNull();
  });
});

describe('the sample study', () => {
  it('is marked as invented and holds valid records of every kind', () => {
    expect(study.studies).toMatchObject([
      { invented: true, framework: { id: 'tdf', version: 'v2' } },
    ]);
    for (const { table, schema, travels } of recordKinds) {
      if (!travels) continue;
      const records = study[table as keyof typeof study];
      for (const record of records) {
        const result = v.safeParse(schema as v.GenericSchema, record);
        expect(result.issues ?? [], table).toEqual([]);
      }
      expect(new Set(records.map(({ id }) => id)).size, table).toBe(records.length);
    }
  });

  it('is the same whenever it is made', () => {
    expect(sampleStudy({ interviews, analysis, participants, codes, conduct }, framework)).toEqual(
      study,
    );
    expect(study.studies[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  });

  it('names the team, and the roles of those who speak', () => {
    expect(study.coders.map(({ initials, name, role }) => [initials, name, role])).toEqual([
      ['AO', 'Amara Osei', 'lead'],
      ['TB', 'Tom Beddoes', 'coder'],
      ['IL', 'Dr Ingrid Lindqvist', 'adjudicator'],
    ]);
    expect(transcriptOf('P05').speakers.map(({ label, role }) => [label, role])).toEqual([
      ['Int', 'interviewer'],
      ['P05', 'participant'],
      ['Daughter', 'other'],
    ]);
    expect(transcriptOf('P04').name).toBe('P04, practice pharmacist');
    expect(study.participants).toHaveLength(8);
  });

  it('holds nothing that B has not submitted', () => {
    for (const id of ['P07', 'P08']) {
      expect(passOf(id, tom)).toBeUndefined();
      const { id: transcriptId } = transcriptOf(id);
      expect(
        study.memos.filter(
          (memo) => memo.transcriptId === transcriptId && memo.coderId === tom?.id,
        ),
      ).toEqual([]);
      expect(study.places.filter((place) => place.transcriptId === transcriptId)).toHaveLength(1);
    }
    const written = JSON.stringify(study);
    for (const { id, codings } of interviews) {
      if (id !== 'P07' && id !== 'P08') continue;
      for (const { memo } of codings.B) {
        if (memo) expect(written).not.toContain(memo);
      }
    }
  });

  it('has submitted passes whose hashes hold, and A’s pass over P08 open with work left', () => {
    const open = study.passes.filter(({ submitted }) => submitted === null);
    expect(study.passes).toHaveLength(6 * 2 + 1 + 1);
    expect(open).toEqual([passOf('P08', amara)]);
    for (const { submitted, ...pass } of study.passes) {
      if (submitted) expect(submitted.hash).toBe(passHash(pass, submitted.counted));
    }
    const last = Math.max(...open[0]!.to);
    expect(last).toBeLessThanOrEqual(60);
    expect(transcriptOf('P08').lineCount - last).toBeGreaterThan(90);
  });

  it('lets A read B’s passes of the first round and no more', () => {
    const seen = visiblePasses(amara!.id, study.passes, study.rounds);
    expect(seen.filter(({ coderId }) => coderId === tom?.id)).toHaveLength(6);
  });

  it('has codings only on lines that may be coded', () => {
    for (const pass of [...study.passes, ...study.consensuses]) {
      const transcript = study.transcripts.find(({ id }) => id === pass.transcriptId)!;
      const codable = codableLines(versionOf(transcript), transcript, study.studies[0]!);
      for (const { from, to } of unpacked(pass).codings) {
        expect(codable.slice(from, to).every((may) => may === 1)).toBe(true);
      }
    }
  });

  it('keeps quotations inside a line that carries their code', () => {
    let quotations = 0;
    for (const pass of [...study.passes, ...study.consensuses]) {
      const version = versionOf(pass);
      const made = unpacked(pass);
      for (const { codeId, from, to } of made.quotations) {
        quotations += 1;
        const line = lineAt(version, from);
        expect(to).toBeLessThanOrEqual(lineSpan(version, line)[1]);
        expect(
          made.codings.some((one) => one.codeId === codeId && one.from <= line && line < one.to),
        ).toBe(true);
      }
    }
    expect(quotations).toBeGreaterThan(100);
  });
});

describe('the settled coding of the sample', () => {
  const domainsOn = (id: string, line: number) => {
    const settled = settledCoding(transcriptOf(id), study);
    if (settled.source === 'none') throw new RangeError(id);
    return unpacked(settled.codings)
      .codings.filter(({ from, to }) => from < line && line <= to)
      .map(({ codeId }) => nameOfCode(codeId))
      .filter(({ kind }) => kind === 'domain')
      .map(({ frameworkKey }) => frameworkKey)
      .toSorted();
  };

  it('is what was decided, else what both gave; nothing on lines that are open', () => {
    for (const { id, line, keep } of analysis.decisions) {
      expect(domainsOn(id, line)).toEqual(keep.toSorted());
    }
    const p06 = study.consensuses.find(
      ({ transcriptId }) => transcriptId === transcriptOf('P06').id,
    )!;
    expect([...p06.open]).toEqual([81, 86, 92, 111, 124, 129]);
    for (const line of p06.open) expect(domainsOn('P06', line + 1)).toEqual([]);
  });

  it('carries every belief, every cell of the matrix and every quotation of the themes', () => {
    const passages = [
      ...analysis.beliefs.flatMap(({ domain, passages }) =>
        passages.map((passage) => ({ ...passage, domain })),
      ),
      ...analysis.matrix.cells.flatMap(({ case: id, domain, links }) =>
        (links as readonly { line: number; to?: number }[]).map((link) => ({
          id,
          domain,
          ...link,
        })),
      ),
    ];
    expect(passages.length).toBeGreaterThan(50);
    for (const { id, domain, line, to = line } of passages as readonly {
      id: string;
      domain: string;
      line: number;
      to?: number;
    }[]) {
      for (let at = line; at <= to; at += 1) expect(domainsOn(id, at)).toContain(domain);
    }
    for (const { own, quotes } of analysis.themes.flatMap(({ subthemes }) => subthemes)) {
      for (const { id, line, text } of quotes) {
        expect(lineText(versionOf(transcriptOf(id)), line - 1)).toContain(text);
        if (own.length === 0) continue;
        const settled = settledCoding(transcriptOf(id), study);
        if (settled.source === 'none') throw new RangeError(id);
        const names = unpacked(settled.codings)
          .codings.filter(({ from, to }) => from < line && line <= to)
          .map(({ codeId }) => nameOfCode(codeId).name);
        const wanted = codes.filter((code) => own.includes(code.id)).map(({ name }) => name);
        expect(names.some((name) => wanted.includes(name))).toBe(true);
      }
    }
  });

  it('is A’s submitted pass for P07, and none for P08', () => {
    const p07 = settledCoding(transcriptOf('P07'), study);
    expect(p07).toMatchObject({ source: 'submitted', coderId: amara?.id });
    expect(settledCoding(transcriptOf('P08'), study)).toEqual({ source: 'none' });
  });

  it('comes with the rules the team made, as rules of its codebook', () => {
    const reinforcement = study.codes.find(({ frameworkKey }) => frameworkKey === 'reinforcement');
    expect(reinforcement?.include).toContain('Absence of reward or of penalty');
    expect(study.codes.filter(({ kind }) => kind === 'own')).toHaveLength(12);
  });
});
