import { parseArgs } from 'node:util';
import { Unusable } from './io.ts';

/** An option of a command; one without `value` is a switch. */
export interface Option {
  /** What stands in its place in the help, such as "DIR"; absent: a switch. */
  readonly value?: string;
  readonly is: string;
  /** May be given more than once. */
  readonly several?: boolean;
}

export type Options = Readonly<Record<string, Option>>;

/** What was typed after a command's name. */
export interface Arguments {
  readonly files: readonly string[];
  /** The option's value; `undefined` where it was not given. */
  readonly value: (name: string) => string | undefined;
  /** Values apart by commas, or given one after the other. */
  readonly list: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
}

/** @throws {Unusable} for an option that the command does not know, or one without its value. */
export function readArguments(
  command: string,
  typed: readonly string[],
  options: Options,
): Arguments {
  const known = Object.fromEntries(
    Object.entries({ ...options, help: { is: '' } }).map(([name, { value }]: [string, Option]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const parsed = parsedOrNot(command, typed, known);
  const given = (name: string) => (parsed.values[name] ?? []) as readonly (string | boolean)[];
  const words = (name: string) => given(name).filter((one) => typeof one === 'string');
  for (const [name, { several }] of Object.entries(options)) {
    if (!several && given(name).length > 1) {
      throw new Unusable(`--${name} is given more than once.`);
    }
  }
  return {
    files: parsed.positionals,
    value: (name) => words(name)[0],
    list: (name) =>
      words(name).flatMap((one) =>
        one
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      ),
    has: (name) => given(name).length > 0,
  };
}

function parsedOrNot(
  command: string,
  typed: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; multiple: boolean }>,
) {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [first = ''] = error.message.split(/[.\n]/);
    throw new Unusable(`${first}. “concord ${command} --help” lists the options.`);
  }
}
