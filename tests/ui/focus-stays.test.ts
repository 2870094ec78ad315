import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { focusStays } from '#lib/ui/focus-stays.ts';

let stop = () => {};
const by = (id: string) => document.getElementById(id)!;
const settled = () => new Promise((done) => setTimeout(done));

/** Takes away the row of a button that has the focus, as a list does that is stored anew. */
async function taken(id: string): Promise<string | undefined> {
  by(id).focus();
  by(id).closest('li, section')!.remove();
  await settled();
  return document.activeElement?.id;
}

beforeEach(() => {
  const row = (id: string, kind: string) =>
    `<li>${id} <button id="${id}" data-takes-off="${kind}">Take off</button></li>`;
  document.body.innerHTML = `<div id="all"><h2 id="row">Row 1</h2>
    <h3 id="results">Results</h3><ul>${row('r1', 'result')}${row('r2', 'result')}</ul>
    <h3 id="findings">Findings</h3><ul>${row('f1', 'finding')}</ul>
    <section><h3 id="step">Step 1</h3><button id="s1" data-takes-off="step">Remove</button></section>
    <input id="field" /></div>`;
  stop = focusStays(by('all'));
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

describe('the focus, when what has it is taken off', () => {
  it('goes to the next of the list, then to the one before, then to the heading', async () => {
    expect(await taken('r1')).toBe('r2');
    expect(await taken('r2')).toBe('results');
    expect(await taken('f1')).toBe('findings');
  });

  it('goes to the one before where the last of a list goes', async () => {
    expect(await taken('r2')).toBe('r1');
  });

  it('goes to the heading before, where its own went with it', async () => {
    expect(await taken('s1')).toBe('findings');
  });

  it('stays where it was led meanwhile', async () => {
    by('r1').focus();
    by('field').focus();
    by('r1').closest('li')!.remove();
    await settled();
    expect(document.activeElement?.id).toBe('field');
  });
});
