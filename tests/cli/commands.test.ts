import { describe, expect, it } from 'vitest';
import { commands } from '#lib/cli/commands.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { remade } from '../formats/remade-study-file.ts';
import { studyFile, terminal, textFile } from './terminal.ts';

const small = await studyFile(smallStudy());

describe('the program', () => {
  it('says its version', async () => {
    expect(await terminal(['--version'])).toMatchObject({ status: 0, out: 'Concord 0.1.0\n' });
  });

  it('lists every command, and says what its exit status means', async () => {
    const { status, out, err } = await terminal(['help']);
    expect([status, err]).toEqual([0, '']);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
    expect(out).toContain('Exit status');
  });

  it.each(commands.map(({ name }) => name))('says what %s takes', async (name) => {
    const asked = await terminal([name, '--help']);
    expect(asked).toMatchObject({ status: 0, err: '' });
    expect(asked.out).toContain(`concord ${name} `);
    expect((await terminal(['help', name])).out).toBe(asked.out);
  });

  it.each([
    ['nothing is asked for', [], 'Say what to do'],
    ['no command has the name', ['tabels'], 'There is no command “tabels”'],
    ['no command has the name of which help is wanted', ['help', 'x'], 'There is no command “x”'],
    ['no option has the name', ['tables', '--colour'], "Unknown option '--colour'"],
    ['an option has no value', ['tables', 'a', '--out'], "Option '--out <value>'"],
    ['a switch is given a value', ['tables', '--force=1'], "Option '--force' does not take"],
    ['an option is given twice', ['tables', 'a', '--out', 'b', '--out', 'c'], 'more than once'],
  ])('refuses with a sentence where %s', async (_, args, sentence) => {
    const { status, out, err, written } = await terminal(args);
    expect([status, out, written.size]).toEqual([2, '', 0]);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a study file that cannot be used', () => {
  const newer = remade(small, (_parts, manifest) => {
    manifest.schemaVersion += 1;
  });
  const cut = small.slice(0, small.length - 40);
  const changed = Uint8Array.from(small, (byte, at) => (at === 400 ? byte ^ 1 : byte));
  it.each([
    ['is empty', new Uint8Array(), 'not a Concord study file'],
    ['is of another kind', textFile('Hello.'), 'not a Concord study file'],
    ['ends too early', cut, 'The study file is damaged'],
    ['was changed', changed, 'The study file is damaged'],
    ['was saved by a newer program', newer, 'saved by a newer version of Concord'],
  ])('is refused by every command where it %s', async (_, bytes, sentence) => {
    const asks = [
      ['tables', 'a.concord', '--out', 'made'],
      ['agreement', 'a.concord', '--json'],
    ];
    for (const args of asks) {
      const { status, out, err, written } = await terminal(args, { 'a.concord': bytes });
      expect([args[0], status, out, written.size]).toEqual([args[0], 2, '', 0]);
      expect(err).toContain(`a.concord: `);
      expect(err).toContain(sentence);
    }
  });

  it('is refused where it is not there', async () => {
    expect(await terminal(['agreement', 'gone.concord'])).toMatchObject({
      status: 2,
      out: '',
      err: 'gone.concord is not there.\n',
    });
  });

  it('names those whose eyes there are, where nobody has the initials', async () => {
    const { status, err } = await terminal(['agreement', 'a.concord', '--as', 'XY'], {
      'a.concord': small,
    });
    expect(status).toBe(2);
    expect(err).toContain('“XY”: AO, TB.');
  });
});

describe('whose eyes', () => {
  it('are the lead’s where nobody is named, and it is said', async () => {
    const { err } = await terminal(['agreement', 'a.concord'], { 'a.concord': small });
    expect(err).toContain('a.concord, as AO (Amara Osei, lead) may see it.');
  });

  it('are those of the initials, in whatever case', async () => {
    const { err } = await terminal(['agreement', 'a.concord', '--as', 'tb'], {
      'a.concord': small,
    });
    expect(err).toContain('as TB (Tom Beddoes, coder)');
  });
});
