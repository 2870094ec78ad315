import { buildFolder, ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { serve } from './server.mjs';

const usualPort = 4173;
const portsTried = 20;

try {
  await ensureInstalled();
  await ensureBuilt();
  const { url, moved } = await servedBuild();
  console.log(`\nConcord is at ${url}`);
  if (moved) {
    console.log(
      `Port ${usualPort} is in use. A browser keeps studies by address, port included: ` +
        'studies made at another port are not seen at this one.',
    );
  }
  console.log(
    'Open this address in a browser. Ctrl+C stops the server; studies stay in the browser.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** On the port that PORT asks for, else on the first free one from the usual port on. */
async function servedBuild() {
  const asked = process.env.PORT;
  if (asked) {
    const server = await servedAt(portNumber(asked)).catch(ifTaken);
    if (!server) throw new Error(`Port ${asked}, which PORT names, is in use; name another one.`);
    return { ...server, moved: false };
  }
  for (let port = usualPort; port < usualPort + portsTried; port++) {
    const server = await servedAt(port).catch(ifTaken);
    if (server) return { ...server, moved: port !== usualPort };
  }
  throw new Error(
    `Ports ${usualPort} to ${usualPort + portsTried - 1} are in use; name one in PORT.`,
  );
}

function servedAt(port) {
  return serve(buildFolder, { port });
}

function ifTaken(error) {
  if (error.code !== 'EADDRINUSE') throw error;
}

function portNumber(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new Error(`PORT is "${text}"; it has to be a number from 0 to 65535.`);
}
