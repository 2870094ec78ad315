import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, ensureBuilt } from './built.mjs';
import { filesUnder, projectFolder } from './fingerprint.mjs';
import { ensureInstalled } from './installed.mjs';

const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
const name = `concord-${version}`;

const howToOpen = `Concord ${version}
A workbench for coding interviews against the Theoretical Domains Framework.

The folder "site" is the whole program. It has no server part: it runs in the browser, keeps studies
in the browser, and sends nothing anywhere. A browser will not run it from a double click on
index.html, because pages opened as files may not use the parts it needs. Open it in one of these ways.

1. On a web address (nothing to install for the people who use it)
   Copy everything inside "site" to a folder of any web server or static host, such as your
   department's web space. The path does not matter. It has to be https. Open the address of that
   folder. After the first visit it also works without a network.

2. On your own computer, with Python (already there on macOS and most Linux computers)
   Open a terminal in the folder "site" and type
       python3 -m http.server 4173 --bind 127.0.0.1
   then open http://127.0.0.1:4173/ in a browser. On Windows type "py" in place of "python3".
   After the first visit the page opens without this command as well.

Studies belong to the address they were made at. Use the same address each time, and save each study
to a file often: a browser may clear what it keeps, and the file is your copy.
`;

await ensureInstalled();
await ensureBuilt();
const bytes = await archive();
mkdirSync(join(projectFolder, 'dist'), { recursive: true });
writeFileSync(join(projectFolder, 'dist', `${name}.zip`), bytes);
console.log(`dist/${name}.zip, ${Math.round(bytes.length / 1000)} kB`);

/** The built program and how to open it. Equal builds give equal bytes: entries carry no time of their own. */
async function archive() {
  const { zipSync } = await import('fflate');
  const entries = Object.fromEntries(
    filesUnder(buildFolder, '.').map((path) => [
      `${name}/site/${path}`,
      readFileSync(join(buildFolder, path)),
    ]),
  );
  entries[`${name}/README.txt`] = new TextEncoder().encode(howToOpen.replaceAll('\n', '\r\n'));
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 0 });
}
