import adapter from '@sveltejs/adapter-static';
import { readFileSync } from 'node:fs';
import { sourceFingerprint } from './scripts/fingerprint.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter(),
    // Relative addresses everywhere: build/ runs under any path of any host.
    paths: { relative: true },
    // Equal sources give an equal build, and so no update for the service worker to offer.
    version: { name: `${version}-${sourceFingerprint().slice(0, 12)}` },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'style-src-elem': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'blob:', 'data:'],
        'font-src': ['self'],
        'connect-src': ['none'],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'object-src': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'concord-worker'],
      },
    },
  },
};
