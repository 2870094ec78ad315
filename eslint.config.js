import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { rooms } from './src/rooms.js';

/** d3 computes and Svelte draws: its parts that touch the page are imported nowhere. */
const drawnByHand = {
  regex: '^d3-(selection|transition|drag|zoom|brush|axis|fetch)$|^d3$',
  message: 'd3 computes, Svelte draws: import its computing parts by name.',
};

/** Type imports in .svelte files, which dependency-cruiser cannot see. */
const roomsOfComponents = ['ui', 'routes'].map((name) => {
  const closed = Object.keys(rooms).filter((room) => room !== name && !rooms[name].includes(room));
  return {
    files: [`src/{lib/,}${name}/**/*.svelte`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [drawnByHand, { regex: `(^#lib|\\.\\.)/(${closed.join('|')})/` }] },
      ],
    },
  };
});

export default defineConfig(
  globalIgnores(['build/', 'dist/', 'out/', '.svelte-kit/', 'tests/fixtures/transcripts/']),
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  { languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['scripts/**', 'tests/**', 'src/lib/cli/**', '*.config.*'],
    languageOptions: { globals: globals.node },
  },
  {
    // Parts of these run in the page that is measured.
    files: ['tests/bench/support/**'],
    languageOptions: { globals: { bench: 'readonly', times: 'writable' } },
  },
  {
    // Every Node there ever was must be able to read it, to be told that it is too old.
    files: ['scripts/node-version.cjs'],
    rules: { 'no-var': 'off' },
  },
  {
    rules: {
      // Beside noUncheckedIndexedAccess, "!" says that an index was checked one line above.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Removing control characters is part of reading and writing files.
      'no-control-regex': 'off',
      'svelte/no-at-html-tags': 'error',
      'no-restricted-imports': ['error', { patterns: [drawnByHand] }],
    },
  },
  {
    // Addresses are relative (`state/links.ts`), so that the program runs under any path.
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  roomsOfComponents,
  {
    // State holds stored records and maps as values, replaced whole; what is reactive says so itself.
    files: ['src/lib/state/**'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // The same input must give the same output: time and chance come in as arguments.
    files: ['src/lib/{domain,formats}/**'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'crypto'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
);
