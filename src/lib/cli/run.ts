import { sentenceFor } from '../domain/error-sentences.ts';
import { readArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';
import { Unusable, type ExitStatus, type Io } from './io.ts';

/**
 * Runs one command. Results go to standard output and everything else to standard error.
 *
 * @param args what was typed after the program's name.
 * @throws only our own mistakes: what somebody can mend is a sentence and the status 2.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await done(args, io);
  } catch (error) {
    const sentence = error instanceof Unusable ? error.message : sentenceFor(error);
    if (sentence === null) throw error;
    io.err(sentence);
    return 2;
  }
}

async function done([name, ...rest]: readonly string[], io: Io): Promise<ExitStatus> {
  if (name === '--version') {
    io.out(`Concord ${io.version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    io.out(helpOfAll());
    return 0;
  }
  if (name === undefined) throw new Unusable('Say what to do. “concord help” lists the commands.');
  const asked = name === 'help' ? rest[0] : name;
  const command = commands.find((one) => one.name === asked);
  if (!command) {
    throw new Unusable(`There is no command “${asked}”. “concord help” lists the commands.`);
  }
  if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command));
    return 0;
  }
  return command.run(readArguments(command.name, rest, command.options), io);
}
