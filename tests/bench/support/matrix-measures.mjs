import { rawRead } from './baselines.mjs';
import { runs } from './measures.mjs';
import { project } from './studies.mjs';

const again = 15;
const tables = ['transcripts', 'passes', 'participants', 'codes', 'matrices', 'chartings'];

/**
 * The matrix desk: from following a link to every cell painted; and, in Node, what stands in its cells
 * from the settled coding, beside a plain loop over cells and their transcripts.
 */
export async function matrix({ page, address, study }) {
  const { snapshot } = study;
  const [shown] = snapshot.matrices;
  const size = `${snapshot.participants.length} × ${shown.columns.length}`;
  const cells = snapshot.participants.length * shown.columns.length;
  const value = [];
  const baseline = [];
  for (let run = 0; run < runs; run += 1) {
    await page.goto(address('home'));
    await page.locator('main h1').waitFor();
    value.push(
      await page.evaluate(
        ({ href, cells }) =>
          bench.follow(
            href,
            () => document.querySelectorAll('[role="grid"] [role="gridcell"]').length === cells,
          ),
        { href: address('matrix'), cells },
      ),
    );
    baseline.push(await page.evaluate(rawRead, { database: address.database, tables }));
  }
  const opened = { value, baseline, plain: 'raw IndexedDB read' };
  return [{ what: `matrix ${size} opened`, aim: 300, ...opened }, await cellsAlone(study, size)];
}

async function cellsAlone({ snapshot }, size) {
  const { settledStudy } = await project('src/lib/domain/findings/settled-study.ts');
  const { matrixGrid } = await project('src/lib/domain/matrix/cells.ts');
  const settled = settledStudy({
    ...snapshot,
    study: snapshot.studies[0],
    inHand: () => false,
    speakersOfLines: new Map(),
  });
  const [shown] = snapshot.matrices;
  const value = samples(again, () => matrixGrid(shown, { settled, records: snapshot }));
  const baseline = samples(3, () => plainCells(settled, shown));
  return { what: `matrix ${size}: its cells`, aim: 50, value, baseline, plain: 'loop over cells' };
}

/** How many runs each person has under each code, looked for cell by cell. */
function plainCells({ settled, participants }, { columns }) {
  return participants.map(({ id }) =>
    columns.map(({ about }) => {
      let runs = 0;
      for (const one of settled) {
        if (one.people.includes(id)) runs += one.runs.get(about.codeId)?.length ?? 0;
      }
      return runs;
    }),
  );
}

function samples(times, work) {
  return Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}
