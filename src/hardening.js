/**
 * Headers that every answer should carry. A page's meta element cannot set them, and many static
 * hosts send none, so the service worker puts them on the cached pages too.
 *
 * `Connection-Allowlist` (Chromium 152 and later) closes what a content security policy leaves
 * open: navigation, popups and WebRTC.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const hardeningHeaders = {
  'Connection-Allowlist': '(response-origin)',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=(), browsing-topics=()',
};

/** For pages, beside the policy in their own meta element, which cannot say this. */
export const pagePolicy = "frame-ancestors 'none'";

/** For scripts that run as workers: a worker does not inherit the policy of its page's meta element. */
export const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'; frame-ancestors 'none'";
