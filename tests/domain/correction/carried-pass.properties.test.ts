import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joined, packed, unpacked, type Coding } from '#lib/domain/coding/packed.ts';
import { sameWords } from '#lib/domain/correction/anchor.ts';
import { carriedPass } from '#lib/domain/correction/carried-pass.ts';
import type { SpokenVersion } from '#lib/domain/correction/carrying.ts';
import type { CuttingRule } from '#lib/domain/model/transcript-version.ts';
import { codableLines, lineAt, lineSpan, textOfLines } from '#lib/domain/transcript/lines.ts';
import { beliefs, goals, passOf, spoken, wayBetween } from '../../fixtures/spoken-version.ts';

const at = '2026-03-01T10:00:00.000Z';
const word = fc.constantFrom(
  ...['yes', 'no', 'the', 'the', 'cat', 'dog', 'went', 'home', 'and', 'I', 'wash', 'hands', '手'],
  ...['stop.', 'yes.', 'why?', 'mm.', '😀', 'don’t', 'e.g.', 'it', 'is', 'well,', 'well'],
);
const speaker = fc.constantFrom('I', 'P1', 'P2');
const words = fc.array(word, { minLength: 1, maxLength: 25 });
const turn = fc.record({ speaker, words });
const turns = fc.array(turn, { minLength: 1, maxLength: 10 });
type Turn = { readonly speaker: string; readonly words: readonly string[] };

const edit = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), turn: fc.nat(), at: fc.nat(), word }),
  fc.record({ kind: fc.constant('delete' as const), turn: fc.nat(), at: fc.nat() }),
  fc.record({ kind: fc.constant('replace' as const), turn: fc.nat(), at: fc.nat(), word }),
  fc.record({ kind: fc.constant('split' as const), turn: fc.nat(), at: fc.nat() }),
  fc.record({ kind: fc.constant('join' as const), turn: fc.nat() }),
  fc.record({ kind: fc.constant('speaker' as const), turn: fc.nat(), speaker }),
  fc.record({ kind: fc.constant('take-out' as const), turn: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), turn: fc.nat(), added: turn }),
);
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

function edited(before: readonly Turn[], edits: readonly Edit[]): readonly Turn[] {
  return edits.reduce<readonly Turn[]>((now, one) => {
    const place = one.turn % now.length;
    const { speaker: who, words: said } = now[place]!;
    const put = (...others: Turn[]) => now.toSpliced(place, 1, ...others);
    const of = (text: readonly string[]) => ({ speaker: who, words: text });
    const at = 'at' in one ? one.at % said.length : 0;
    switch (one.kind) {
      case 'insert':
        return put(of(said.toSpliced(at, 0, one.word)));
      case 'delete':
        return said.length > 1 ? put(of(said.toSpliced(at, 1))) : now;
      case 'replace':
        return put(of(said.with(at, one.word)));
      case 'split':
        return at > 0 ? put(of(said.slice(0, at)), of(said.slice(at))) : now;
      case 'join': {
        const next = now[place + 1];
        return next ? now.toSpliced(place, 2, of([...said, ...next.words])) : now;
      }
      case 'speaker':
        return put({ speaker: one.speaker, words: said });
      case 'take-out':
        return now.length > 1 ? now.toSpliced(place, 1) : now;
      case 'add':
        return now.toSpliced(place, 0, one.added);
    }
  }, before);
}

const rule = fc.constantFrom<CuttingRule>('sentence', 'turn', 'paragraph', 'wrapped');
const coding = fc.record({
  codeId: fc.constantFrom(goals, beliefs),
  from: fc.nat(),
  length: fc.integer({ min: 1, max: 4 }),
  quoted: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
});

const asVersion = (said: readonly Turn[], cutting: CuttingRule, number: number) =>
  spoken(
    said.map(({ speaker: who, words: text }) => `${who}: ${text.join(' ')}`),
    cutting,
    number,
    cutting === 'wrapped' ? 18 : null,
  );

type Drawn = typeof coding extends fc.Arbitrary<infer One> ? One : never;

/** A pass over codable lines, with quotations of it that do not overlap. */
function drawnPass(version: SpokenVersion, drawn: readonly Drawn[], flags: readonly number[]) {
  const { lineFrom, text } = version.version;
  const may = codableLines(
    version.version,
    { speakers: [...version.speakers] },
    { codeInterviewer: false },
  );
  const codings = joined(
    drawn.flatMap(({ codeId, from, length }) =>
      Array.from({ length }, (_, step) => (from % lineFrom.length) + step)
        .filter((line) => may[line] === 1)
        .map((line) => ({ codeId, from: line, to: line + 1 })),
    ),
  );
  const quotations: Coding[] = [];
  for (const { codeId, from, quoted } of drawn) {
    const line = from % lineFrom.length;
    if (may[line] !== 1) continue;
    const [start, end] = lineSpan(version.version, line);
    for (const [a, b] of quoted) {
      const [one, other] = [start + (a % (end - start)), start + (b % (end - start))];
      const [first, last] = [Math.min(one, other), Math.max(one, other) + 1];
      const said = text.slice(first, last);
      const to = first + said.trimEnd().length;
      const quote = { codeId, from: first + said.length - said.trimStart().length, to };
      const isApart = quotations.every(
        (each) => each.codeId !== codeId || each.to <= quote.from || quote.to <= each.from,
      );
      if (isApart && said.trim() !== '') quotations.push(quote);
    }
  }
  const flagged = [...new Set(flags.map((line) => line % lineFrom.length))].sort((a, b) => a - b);
  return passOf(version, codings, quotations, flagged);
}

const drawing = fc.record({
  before: turns,
  edits: fc.array(edit, { maxLength: 8 }),
  cutting: rule,
  recut: rule,
  codings: fc.array(coding, { maxLength: 12 }),
  flags: fc.array(fc.nat(), { maxLength: 4 }),
});

it('loses no coding silently, and what is carried quotes the same words, whatever is corrected', () => {
  fc.assert(
    fc.property(drawing, ({ before, edits, cutting, recut, codings: drawn, flags }) => {
      const old = asVersion(before, cutting, 1);
      const now = asVersion(edited(before, edits), recut, 2);
      const pass = drawnPass(old, drawn, flags);
      const was = unpacked(pass);
      const { pass: carried, anchors } = carriedPass(pass, wayBetween(old, now), at);
      const is = unpacked(carried);
      const { lineFrom, text } = now.version;
      const may = codableLines(
        now.version,
        { speakers: [...now.speakers] },
        { codeInterviewer: false },
      );

      // Every anchor is in the list once, in the order of the pass.
      const of = (kind: string) => anchors.filter((one) => one.kind === kind);
      expect(
        of('coding').map(({ codeId, before: { lines } }) => ({ codeId, ...lines[0]! })),
      ).toEqual(was.codings);
      expect(of('quotation').map(({ codeId, before: { words: said } }) => [codeId, said])).toEqual(
        was.quotations.map(({ codeId, from, to }) => [codeId, old.version.text.slice(from, to)]),
      );
      expect(of('flag').map(({ before: { lines } }) => lines[0]!.from)).toEqual([...pass.flags]);
      expect(anchors).toHaveLength(was.codings.length + was.quotations.length + pass.flags.length);

      for (const { kind, codeId, fate, before: there, after } of anchors) {
        expect(after === null).toBe(fate === 'lost');
        if (fate === 'carried') expect(sameWords(there.words, after!.words)).toBe(true);
        for (const { from, to } of after?.lines ?? []) {
          // Its lines are lines of the new version, and they carry its code, or the flag.
          expect(0 <= from && from < to && to <= lineFrom.length).toBe(true);
          if (kind === 'flag') {
            for (let line = from; line < to; line += 1) expect(carried.flags).toContain(line);
          } else {
            expect(
              is.codings.some((one) => one.codeId === codeId && one.from <= from && to <= one.to),
            ).toBe(true);
          }
        }
        if (kind === 'coding' && after) {
          const said = after.lines.map(({ from, to }) => textOfLines(now.version, from, to));
          expect(after.words).toBe(said.join('\n'));
        }
      }

      // What is on the new version comes from what was on the old one, and nothing else.
      const listed = of('coding').flatMap(({ codeId, after }) =>
        (after?.lines ?? []).map(({ from, to }) => ({ codeId: codeId!, from, to })),
      );
      expect(packed({ codings: joined(listed), quotations: [] })).toEqual(
        packed({ codings: is.codings, quotations: [] }),
      );

      // Canonical, within bounds, codable; quotations lie in lines of their code and do not overlap.
      expect({ ...carried, ...packed(is) }).toEqual(carried);
      expect(joined(is.codings)).toHaveLength(is.codings.length);
      expect([...carried.flags]).toEqual([...new Set(carried.flags)].sort((a, b) => a - b));
      for (const { from, to } of is.codings) {
        for (let line = from; line < to; line += 1) expect(may[line]).toBe(1);
      }
      for (const { codeId, from, to } of is.quotations) {
        expect(from < to && to <= text.length && text.slice(from, to).trim() !== '').toBe(true);
        const [first, last] = [lineAt(now.version, from), lineAt(now.version, to - 1)];
        expect(
          is.codings.some((one) => one.codeId === codeId && one.from <= first && last < one.to),
        ).toBe(true);
      }
      for (const one of is.quotations) {
        const overlapping = is.quotations.filter(
          (other) => other.codeId === one.codeId && other.from < one.to && one.from < other.to,
        );
        expect(overlapping).toHaveLength(1);
      }
    }),
    { numRuns: 1500 },
  );
}, 120_000);

it('carries everything where only white space and the cutting change, and back again', () => {
  fc.assert(
    fc.property(turns, rule, fc.array(coding, { maxLength: 8 }), (before, cutting, drawn) => {
      const [old, now] = [asVersion(before, cutting, 1), asVersion(before, cutting, 2)];
      const pass = drawnPass(old, drawn, [0]);
      const there = carriedPass(pass, wayBetween(old, now), at);
      expect(there.anchors.every(({ fate }) => fate === 'carried')).toBe(true);
      const back = carriedPass(there.pass, wayBetween(now, old), at).pass;
      expect({ ...back, carried: null }).toEqual(pass);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it('loses nothing where a transcript is only cut otherwise', () => {
  const drawn = fc.array(coding, { maxLength: 8 });
  fc.assert(
    fc.property(turns, rule, rule, drawn, (before, cutting, recut, codings) => {
      const [old, now] = [asVersion(before, cutting, 1), asVersion(before, recut, 2)];
      const { anchors } = carriedPass(drawnPass(old, codings, [0]), wayBetween(old, now), at);
      expect(anchors.filter(({ fate }) => fate === 'lost')).toEqual([]);
      const quoted = anchors.filter(({ kind }) => kind === 'quotation');
      expect(quoted.every(({ fate }) => fate === 'carried')).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 60_000);
