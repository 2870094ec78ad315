import { createServer } from 'node:net';

/**
 * Collects what no page of the program may do: ask anything of another host, break its own content
 * security policy, or fail with an error nobody caught.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin the only one that may be asked
 */
export async function watched(context, origin) {
  const faults = [];
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && asked !== origin) {
      faults.push(`asked ${request.url()}`);
    }
  });
  context.on('weberror', (error) => faults.push(`error ${error.error().stack ?? error.error()}`));
  context.on('console', (message) => {
    const text = message.text();
    const violation = /Content.Security.Policy|TrustedScript|Trusted Type|policy violation/i;
    if (message.type() === 'error' && violation.test(text)) faults.push(`policy: ${text}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return faults;
}

/**
 * Whom Chromium, Chrome and Edge ask for themselves, whatever page they show. What a page asks of
 * these hosts is seen by {@link watched} all the same.
 */
const browsersOwn = /[/ .](google|googleapis|gvt[12]|gstatic|microsoft|msn|bing|live)\.com\b/;

/** A proxy that lets nothing through and remembers what it was asked for: all that is not on this machine. */
export async function recordingProxy() {
  const asked = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (head) => {
      const line = head.toString('latin1').split('\r\n', 1)[0] ?? '';
      if (!browsersOwn.test(line)) asked.push(line);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { asked, address: `127.0.0.1:${port}`, close: () => server.close() };
}
