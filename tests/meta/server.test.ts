import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hardeningHeaders } from '../../src/hardening.js';
import { serve } from '../../scripts/server.mjs';

let folder: string;
let server: Awaited<ReturnType<typeof serve>>;
const asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-server-'));
  mkdirSync(join(folder, 'build', 'coding'), { recursive: true });
  mkdirSync(join(folder, 'build', '_app', 'immutable'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not yours');
  writeFileSync(join(folder, 'build', 'index.html'), '<h1>first</h1>');
  writeFileSync(join(folder, 'build', 'coding', 'index.html'), '<h1>coding</h1>');
  writeFileSync(join(folder, 'build', '_app', 'immutable', 'a.js'), '// long\n'.repeat(500));
  writeFileSync(join(folder, 'build', 'service-worker.js'), 'self;');
  server = await serve(join(folder, 'build'), {
    base: '/deep/down/',
    onrequest: ({ path }) => asked.push(path),
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Without a browser's tidying: fetch would resolve dots and refuse to set Host. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  const { port } = new URL(server.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on('error', reject);
      sent.end();
    },
  );
}

describe('the server of npm start', () => {
  it('serves pages under a sub-path, with the hardening headers', async () => {
    const { status, headers, body } = await ask('/deep/down/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('first');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
    for (const [name, value] of Object.entries(hardeningHeaders)) {
      expect(headers[name.toLowerCase()]).toBe(value);
    }
    expect(asked).toContain('/deep/down/');
  });

  it('sends a folder’s address on to the one with a slash and keeps the query', async () => {
    const { status, headers } = await ask('/deep/down/coding?study=a&line=2');
    expect(status).toBe(307);
    expect(headers['location']).toBe('./coding/?study=a&line=2');
    expect((await ask('/deep/down/coding/?study=a')).body.toString()).toContain('coding');
  });

  it.each([
    '/deep/down/../../secret.txt',
    '/deep/down/..%2f..%2fsecret.txt',
    '/deep/down/%2e%2e/secret.txt',
    '/deep/down/..\\..\\secret.txt',
    '/secret.txt',
    '//deep/down/',
    '/deep/down/%',
    '/deep/down/index.html%00.txt',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('not yours');
  });

  it('answers only this machine’s own names', async () => {
    expect((await ask('/deep/down/', { headers: { Host: 'evil.example' } })).status).toBe(421);
    expect((await ask('/deep/down/', { headers: { Host: 'localhost.evil.example' } })).status).toBe(
      421,
    );
    expect((await ask('/deep/down/', { headers: { Host: 'localhost:4173' } })).status).toBe(200);
  });

  it('only reads', async () => {
    const { status, headers } = await ask('/deep/down/', { method: 'POST' });
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD');
    const head = await ask('/deep/down/', { method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  it('packs what pays, and lets a browser keep what never changes', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const packed = await ask('/deep/down/_app/immutable/a.js', { headers });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body.length).toBeLessThan(1000);
    expect(packed.headers['cache-control']).toContain('immutable');
    expect((await ask('/deep/down/_app/immutable/a.js')).headers['content-encoding']).toBe(
      undefined,
    );
    const page = await ask('/deep/down/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await ask('/deep/down/', {
      headers: { 'If-None-Match': String(page.headers['etag']) },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('keeps scripts that run as workers from asking anything, but for the service worker', async () => {
    const { headers } = await ask('/deep/down/_app/immutable/a.js');
    expect(headers['content-security-policy']).toContain("connect-src 'none'");
    expect((await ask('/deep/down/service-worker.js')).headers['content-security-policy']).toBe(
      undefined,
    );
  });
});
