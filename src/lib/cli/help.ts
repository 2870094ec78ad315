import type { Options } from './arguments.ts';
import { commands, type Command } from './commands.ts';

/** What there is, a line each. */
export function helpOfAll(): string {
  const lines = commands.map(({ name, takes, is }) =>
    [`  ${name} ${takes}`, `      ${is}`].join('\n'),
  );
  return `Concord from a terminal.

${lines.join('\n')}
  help COMMAND, COMMAND --help
      what a command takes
  --version
      the version of this program

Results go to standard output, everything else to standard error. Exit status:
  0  nothing was found
  1  something was found that a person has to look at
  2  what was given cannot be used; nothing was written
`;
}

export function helpOf({ name, takes, is, found, options }: Command): string {
  return `concord ${name} ${takes}

${is}
${optionLines(options)}${found === undefined ? '' : `\nExit status 1: ${found}\n`}`;
}

function optionLines(options: Options): string {
  const left = Object.entries(options).map(([name, { value }]) =>
    value === undefined ? `  --${name}` : `  --${name} ${value}`,
  );
  const width = Math.max(...left.map(({ length }) => length)) + 2;
  const lines = Object.values(options).map(({ is }, at) => `${left[at]?.padEnd(width)}${is}`);
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}
