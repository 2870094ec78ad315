import { version } from '../../../package.json';
import { nodeIo } from './node-io.ts';
import { run } from './run.ts';

// A reader that has had enough, such as "head", is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

const [folder = process.cwd(), ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(args, nodeIo(folder, version));
} catch (error) {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Concord failed, and the fault is its own. What happened:\n${words}\n`);
  process.exitCode = 70;
}
