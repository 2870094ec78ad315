import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Switched off: what a browser does for itself, so that every request a journey sees is the
 * program's own. Root, as on most build machines, cannot use the sandbox.
 */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The path of Chrome, Chromium or Edge on this machine, or `null`. */
export function findChromium() {
  return firstThere([
    process.env.CONCORD_CHROMIUM,
    ...onPath(['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']),
    ...onPath(['microsoft-edge', 'microsoft-edge-stable']),
    ...inMacApplications('Google Chrome', 'Chromium', 'Microsoft Edge'),
    ...inProgramFiles('Google/Chrome/Application/chrome.exe'),
    ...inProgramFiles('Microsoft/Edge/Application/msedge.exe'),
  ]);
}

/** The path of Firefox on this machine, or `null`. */
export function findFirefox() {
  return firstThere([
    process.env.CONCORD_FIREFOX,
    ...onPath(['firefox-esr', 'firefox']),
    ...inMacApplications('Firefox'),
    ...inProgramFiles('Mozilla Firefox/firefox.exe'),
  ]);
}

/** Debian's Chromium, where nothing else is there and this user may install packages. */
export function installChromium(say = console.log) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (!firstThere(onPath(['apt-get']))) return null;
  say('Installing Chromium for the journeys (apt-get)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-q', '-y', ...args], { env, stdio: 'ignore' });
  const install = () =>
    apt('install', '--no-install-recommends', 'chromium', 'fonts-liberation').status === 0;
  if (!install()) {
    apt('update');
    install();
  }
  return findChromium();
}

const onPath = (names) =>
  names.flatMap((name) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );

const inMacApplications = (...names) =>
  process.platform === 'darwin'
    ? names.map((name) => `/Applications/${name}.app/Contents/MacOS/${executableOnMac(name)}`)
    : [];

const executableOnMac = (name) => (name === 'Firefox' ? 'firefox' : name);

const inProgramFiles = (path) =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => join(folder, path));

function firstThere(paths) {
  return paths.find((path) => path && isExecutable(path)) ?? null;
}

function isExecutable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
