import { buildFolder, ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { serve } from './server.mjs';

const usualPort = 4173;
const portsTried = 20;

try {
  await ensureInstalled();
  await ensureBuilt();
  const { url, moved, already } = await servedBuild();
  console.log(already ? `\nConcord runs already, at ${url}` : `\nConcord is at ${url}`);
  if (moved) {
    console.log(
      `Port ${usualPort} is in use. A browser keeps studies by address, port included: ` +
        'studies made at another port are not seen at this one.',
    );
  }
  console.log(
    already
      ? 'Open this address in a browser.'
      : 'Open this address in a browser. Ctrl+C stops the server; studies stay in the browser.',
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
    const url = `http://127.0.0.1:${port}/`;
    if (port === usualPort && (await isConcord(url))) return { url, already: true };
  }
  throw new Error(
    `Ports ${usualPort} to ${usualPort + portsTried - 1} are in use; name one in PORT.`,
  );
}

/** Whether the port is taken by Concord itself: at another port the studies would not be seen. */
async function isConcord(url) {
  try {
    const answer = await fetch(new URL('manifest.webmanifest', url), {
      signal: AbortSignal.timeout(2000),
    });
    return answer.ok && (await answer.json()).name === 'Concord';
  } catch {
    // Whoever is there does not speak as Concord does.
    return false;
  }
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
