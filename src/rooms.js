/**
 * The architecture, as data: which room may import which, and who may use which
 * package. `npm run check:rooms` holds the code to it; ESLint reads it too.
 */
export const rooms = {
  domain: [],
  formats: ['domain'],
  storage: ['domain'],
  workers: ['domain', 'formats', 'storage'],
  state: ['domain', 'formats', 'storage', 'workers'],
  ui: ['domain'],
  routes: ['domain', 'state', 'ui'],
  cli: ['domain', 'formats'],
};

/** Packages that only some rooms may use, by the folder they have in node_modules. */
export const packages = {
  valibot: ['domain', 'formats'],
  'fuse.js': ['domain'],
  d3: ['domain'],
  '@noble/hashes': ['domain', 'formats'],
  'age-encryption': ['formats'],
  papaparse: ['formats'],
  docx: ['formats'],
  fflate: ['formats'],
  mammoth: ['formats'],
  saxes: ['formats'],
  parse5: ['formats'],
  'pdfjs-dist': ['formats'],
  diff: ['domain'],
  dexie: ['storage'],
  svelte: ['state', 'ui', 'routes'],
};
