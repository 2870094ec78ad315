import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hardeningHeaders, pagePolicy, workerPolicy } from '../src/hardening.js';
import { filesUnder } from './fingerprint.mjs';

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const packable = /^(text|application\/(json|manifest|wasm)|image\/svg)/;

/**
 * Serves a folder to this machine alone. The files are read once, at the start: only what was there
 * can be asked for, and a build made meanwhile does not change a page under somebody's hands.
 *
 * @param {string} folder
 * @param {{ base?: string, port?: number, onrequest?: (request: { method: string, path: string, host: string }) => void }} [options]
 *   `base` begins and ends with a slash; `port` 0 takes any that is free.
 */
export async function serve(folder, { base = '/', port = 0, onrequest } = {}) {
  const files = filesByPath(folder, base);
  const server = createServer((request, response) => {
    const { method = '', url: target = '', headers } = request;
    onrequest?.({ method, path: addressOf(target).path, host: headers.host ?? '' });
    answer(files, request, response);
  });
  await listening(server, port);
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function listening(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** What each address answers with. A folder's address ends in a slash and means its index.html. */
function filesByPath(folder, base) {
  const files = new Map();
  for (const name of filesUnder(folder, '.')) {
    const body = readFileSync(join(folder, name));
    const type = mediaTypes[extname(name)] ?? 'application/octet-stream';
    const path = `${base}${name}`.replace(/(^|\/)index\.html$/, '$1');
    files.set(path, { name, body, type, etag: etagOf(body), packed: undefined });
  }
  return files;
}

const etagOf = (body) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

function answer(files, request, response) {
  for (const [name, value] of Object.entries(hardeningHeaders)) response.setHeader(name, value);
  // A page elsewhere can make its own name point here (DNS rebinding); its Host gives it away.
  if (!isLoopback(request.headers.host)) return refuse(response, 421, 'This address is not ours.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Only reading is possible here.');
  }
  const { path, search } = addressOf(request.url ?? '');
  const file = files.get(path);
  if (file) return send(file, request, response);
  if (files.has(`${path}/`)) {
    const folder = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    response.setHeader('Location', `./${folder}/${search}`);
    return refuse(response, 307, 'The address ends in a slash.');
  }
  return refuse(response, 404, 'There is no such page.');
}

function isLoopback(host) {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

function addressOf(target) {
  const [path = '', ...query] = target.split('?');
  const search = query.length ? `?${query.join('?')}` : '';
  try {
    return { path: decodeURIComponent(path), search };
  } catch {
    return { path: '', search };
  }
}

function refuse(response, status, sentence) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function send(file, request, response) {
  response.setHeader('Content-Type', file.type);
  response.setHeader('ETag', file.etag);
  const immutable = file.name.startsWith('_app/immutable/');
  response.setHeader('Cache-Control', immutable ? 'max-age=31536000, immutable' : 'no-cache');
  const policy = policyOf(file);
  if (policy) response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match']?.includes(file.etag)) return response.writeHead(304).end();
  const body = packedFor(request, file);
  if (body !== file.body) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

/** The service worker alone must be able to ask the host for files. */
function policyOf({ name, type }) {
  if (type.startsWith('text/html')) return pagePolicy;
  return type.startsWith('text/javascript') && name !== 'service-worker.js' ? workerPolicy : null;
}

/** Packed at most once, and only where it pays. */
function packedFor(request, file) {
  const wanted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!wanted || !packable.test(file.type) || file.body.length < 1000) return file.body;
  return (file.packed ??= gzipSync(file.body));
}
