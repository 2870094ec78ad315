import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Compressed bytes of script that may be needed before the first screen stands. */
export const firstScreenLimit = 120_000;

/**
 * The scripts that the first page of a build loads by itself, with the bytes of each when
 * compressed as most hosts do (gzip).
 *
 * @param {string} folder a build
 * @returns {{ file: string, bytes: number }[]}
 */
export function firstScreenScripts(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/["']\.\/(_app\/[^"']+\.js)["']/g)].map(([, file]) => file);
  const scripts = new Map();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (scripts.has(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    scripts.set(file, gzipSync(text).length);
    waiting.push(...staticImports(text).map((path) => beside(file, path)));
  }
  return [...scripts].map(([file, bytes]) => ({ file, bytes }));
}

function staticImports(script) {
  const written = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g;
  return [...script.matchAll(written)].map(([, path]) => path);
}

const beside = (file, path) => normalize(join(dirname(file), path)).replaceAll('\\', '/');
