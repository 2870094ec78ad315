import { version } from '../../../package.json';
import { nodeIo } from './node-io.ts';
import { run } from './run.ts';

/** A fault of the program itself: none of the statuses a command has. */
const ownFault = 70;

// Standard output is for results, and what libraries say of themselves helps nobody here.
for (const kind of ['log', 'info', 'warn', 'debug'] as const) console[kind] = () => undefined;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has had enough, such as "head", is no fault.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  process.stderr.write('Standard output could not be written whole.\n');
  process.exit(2);
});
process.on('uncaughtException', failed);

const [folder = process.cwd(), ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(args, nodeIo(folder, version));
} catch (error) {
  failed(error);
}

function failed(error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Concord failed, and the fault is its own. What happened:\n${words}\n`);
  process.exitCode = ownFault;
}
