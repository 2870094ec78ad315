import type { Arguments, Options } from './arguments.ts';
import { agreement, agreementOptions } from './agreement-command.ts';
import { check, checkOptions } from './check-command.ts';
import { convert, convertOptions } from './convert-command.ts';
import { coreq, coreqOptions } from './coreq-command.ts';
import { importFiles, importOptions } from './import-command.ts';
import type { ExitStatus, Io } from './io.ts';
import { tables, tablesOptions } from './tables-command.ts';

export interface Command {
  readonly name: string;
  /** What is typed after the name. */
  readonly takes: string;
  readonly is: string;
  /** What its exit status means where it is not the usual. */
  readonly found?: string;
  readonly options: Options;
  readonly run: (given: Arguments, io: Io) => Promise<ExitStatus>;
}

/** Every command, in the order they are offered. */
export const commands: readonly Command[] = [
  {
    name: 'import',
    takes: 'FILES… --out STUDY',
    is: 'Makes a study of transcripts, read with the choices the screen suggests; says what was assumed, changed or left out.',
    options: importOptions,
    run: importFiles,
  },
  {
    name: 'tables',
    takes: 'STUDY --out DIR [--format csv,xlsx,docx,md,html] [--table ID,…]',
    is: 'Writes tables of a study, the same to the byte as the page Export writes.',
    found: 'a table that was asked for by its id has no rows.',
    options: tablesOptions,
    run: tables,
  },
  {
    name: 'agreement',
    takes: 'STUDY [--json]',
    is: 'Agreement of each round, from the passes as they were submitted; as a table, or all of it as JSON.',
    options: agreementOptions,
    run: agreement,
  },
  {
    name: 'coreq',
    takes: 'STUDY [--list srqr] [--format md]',
    is: 'A reporting checklist as the table of an appendix, or its sentences as text.',
    found: 'items wait for a person.',
    options: coreqOptions,
    run: coreq,
  },
  {
    name: 'check',
    takes: 'STUDY [MANUSCRIPT.docx] [--json]',
    is: 'Runs the checks of the study, and of a manuscript against it, and lists what nobody has set aside. The manuscript is not kept.',
    found: 'there are findings.',
    options: checkOptions,
    run: check,
  },
  {
    name: 'convert',
    takes: 'IN OUT',
    is: 'A transcript into a table of its numbered lines, a study into one of its tables, an older study file into one of this release. The ending of OUT says what is written.',
    options: convertOptions,
    run: convert,
  },
];
