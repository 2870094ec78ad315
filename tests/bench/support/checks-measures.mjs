import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/fingerprint.mjs';
import { project } from './studies.mjs';

const again = 9;
const written = { by: '', at: '2025-11-15T10:00:00.000Z' };

/**
 * The sixteen checks in Node, over a study written up: 12 themes, 48 subthemes, 480 quotations, 200 belief
 * statements, every domain decided about, all with texts. Apart from them, what they begin with: the study
 * as its lead may see it.
 */
export async function checks({ study }) {
  const { paperFrame } = await project('src/lib/domain/paper/paper-frame.ts');
  const { checksOf } = await project('src/lib/domain/checks/checks.ts');
  const { parseFramework } = await project('src/lib/domain/codebook/framework.ts');
  const { parseComB } = await project('src/lib/domain/relevance/com-b.ts');
  const read = (name) => JSON.parse(readFileSync(join(projectFolder, 'codebooks', name), 'utf8'));
  const surroundings = {
    framework: parseFramework(read('tdf-v2.json')),
    comB: parseComB(read('com-b.json')),
    program: 'bench',
    localDay: (instant) => instant.slice(0, 10),
  };
  const snapshot = writtenUp(study.snapshot);
  const lead = snapshot.coders.find(({ role }) => role === 'lead').id;
  const frameOf = () => paperFrame(snapshot, lead, surroundings);
  const frames = samples(3, frameOf);
  const frame = frameOf();
  const value = samples(again, () => checksOf(frame));
  const found = checksOf(frame).open.length;
  return [
    { what: 'the study as its lead sees it', value: frames, baseline: null },
    { what: `16 checks, ${found} findings`, aim: 150, value, baseline: null },
  ];
}

/** The same study with themes, quotations, statements and decisions over it. */
function writtenUp(snapshot) {
  const { codes, transcriptVersions: versions } = snapshot;
  const domains = codes.filter(({ kind }) => kind === 'domain');
  const own = codes.filter(({ kind }) => kind === 'own');
  const signed = { ...written, by: snapshot.coders[0].id };
  const themes = range(12).map((n) => ({
    id: uuid(1, n),
    name: `Theme ${n + 1}`,
    memo: sentences(n, domains),
    order: n,
    written: signed,
  }));
  const quotes = range(480).map((n) => {
    const { transcriptId, lineFrom } = versions[n % versions.length];
    const line = 3 + 4 * Math.floor(n / versions.length);
    const [from, to] = [lineFrom[line], lineFrom[line + 1]];
    return { id: uuid(2, n), transcriptId, from, to, chosen: signed, edits: [] };
  });
  const subthemes = range(48).map((n) => ({
    id: uuid(3, n),
    name: `Subtheme ${n + 1}`,
    memo: sentences(n + 12, domains),
    themeIds: [themes[n % 12].id],
    codeIds: (own.length > 0 ? own : domains).slice(n % 7, (n % 7) + 2).map(({ id }) => id),
    domains: [{ domainId: domains[n % domains.length].id, state: 'confirmed', ...signed }],
    quoteIds: quotes.slice(n * 10, n * 10 + 10).map(({ id }) => id),
    order: n,
    written: signed,
  }));
  const beliefs = range(200).map((n) => ({
    id: uuid(4, n),
    statement: `I hold back when the day is long, and nobody rings (${n + 1}).`,
    domainId: domains[n % domains.length].id,
    subthemeIds: [],
    polarity: 'barrier',
    prompted: null,
    passages: range(8).map((at) => {
      const { transcriptId } = versions[(n * 5 + at) % versions.length];
      return { transcriptId, from: 10 + at, to: 14 + at };
    }),
    oppositeId: null,
    mergedInto: null,
    quoteIds: [],
    note: '',
    written: signed,
    checked: null,
    order: n,
  }));
  const relevances = domains.map(({ id }, n) => ({
    id: uuid(5, n),
    domainId: id,
    decision: 'relevant',
    reason: sentences(n, domains),
    strength: '',
    deciderIds: [signed.by],
    on: '2025-11-15',
    changedAt: signed.at,
  }));
  return { ...snapshot, themes, subthemes, quotes, beliefs, relevances };
}

function sentences(n, domains) {
  const name = domains[n % domains.length].name;
  return range(6)
    .map(
      (at) =>
        `Several participants spoke of ${name} when the day was long, as in Table ${4 + (n % 9)}, Quote ${1 + at}, and ${at + 3} of ${at + 9} kept it to themselves until somebody asked.`,
    )
    .join(' ');
}

function samples(times, work) {
  return Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

function range(length) {
  return Array.from({ length }, (_, index) => index);
}

function uuid(kind, n) {
  const digits = (value, places) => value.toString(16).padStart(places, '0');
  return `${digits(kind + 900, 8)}-0000-4000-8000-${digits(n, 12)}`;
}
