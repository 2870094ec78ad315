import { describe, expect, it } from 'vitest';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { studyFile, terminal } from './terminal.ts';

const sample = await studyFile(sampleSnapshot);
const agreement = (...more: readonly string[]) =>
  terminal(['agreement', 'a.concord', ...more], { 'a.concord': sample });

describe('agreement', () => {
  it('is a table of each round with the sentences for the methods section', async () => {
    const { status, out } = await agreement();
    expect(status).toBe(0);
    expect(out).toMatch(/^# .*: agreement/);
    expect(out).toContain('AO and TB coded 6 of the 8 transcripts independently');
  });

  it('is JSON with names in place of ids, and nothing else on standard output', async () => {
    const { status, out } = await agreement('--json');
    expect(status).toBe(0);
    const read = JSON.parse(out);
    expect(read).toMatchObject({
      as: 'AO',
      program: 'Concord 0.1.0',
      rounds: [{ round: 1, mode: 'consensus', report: { coderIds: ['AO', 'TB'], units: 733 } }],
    });
    const [first] = read.rounds[0].report.codes;
    expect(first.column).toEqual({ codeId: 'Knowledge', covers: 'domain' });
    expect(first.alpha.value.value).toBeCloseTo(0.906, 3);
    expect(out).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-/);
  });

  it('looks at codes and other units where that is asked for', async () => {
    const { out } = await agreement('--json', '--level', 'code', '--unit', 'turn');
    expect(JSON.parse(out).rounds[0].report.options).toMatchObject({ level: 'code', unit: 'turn' });
    const segments = await agreement('--json', '--unit', 'segment');
    expect(JSON.parse(segments.out).rounds[0].report.segments).not.toBeNull();
  });

  it('is of nothing where no two passes are revealed, and says so', async () => {
    const snapshot = smallStudy();
    const hidden = {
      ...snapshot,
      rounds: snapshot.rounds.map((one) => ({ ...one, revealed: [] })),
    };
    const { status, out, err } = await terminal(['agreement', 'a', '--json'], {
      a: await studyFile(hidden),
    });
    expect(status).toBe(0);
    expect(JSON.parse(out).rounds).toEqual([]);
    expect(err).toContain('No two passes over the same transcript have been revealed');
  });

  it.each([
    ['there is no such round', ['--round', '7'], 'There is no round 7'],
    ['there is no such level', ['--level', 'theme'], '--level has to be one of domain, code.'],
    ['there is no such unit', ['--unit', 'word'], '--unit has to be one of line, turn'],
    ['two studies are named', ['b.concord'], 'Say which study'],
  ])('is refused where %s', async (_, more, sentence) => {
    const { status, out, err } = await agreement(...more);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});
