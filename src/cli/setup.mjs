/**
 * What `npm start` and `npm test` need before anything is installed: plain Node, no dependency.
 * Installs the packages, finds a browser or installs one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const OLDEST_NODE = [20, 19];

/** Ends the process with one clear line. */
export function stop(message) {
  process.stderr.write(`sunmao: ${message}\n`);
  process.exit(1);
}

/** @returns {number} the exit code */
export function run(command, args, options = {}) {
  const { error, status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (error) process.stderr.write(`sunmao: ${command}: ${error.message}\n`);
  return status ?? 1;
}

/** npm itself, through the Node that runs this script: no shell, no .cmd. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    stop(`needs Node ${OLDEST_NODE.join('.')} or newer, this is ${process.versions.node}`);
  }
}

/** Runs `npm ci` unless every package of the lock file is there in its version, and the command line is built. */
export function ensureInstalled() {
  requireNode();
  if (packagesComplete()) {
    if (!existsSync(join(ROOT, 'dist/cli/sunmao.js')) && npm('run', 'prepare') !== 0) stop('npm run prepare failed');
    return;
  }
  process.stderr.write('sunmao: installing packages\n');
  if (npm('ci', '--no-audit', '--no-fund') !== 0) stop('npm ci failed: see its messages above');
}

function packagesComplete() {
  const wanted = readJson('package-lock.json');
  const there = readJson('node_modules/.package-lock.json');
  if (!wanted || !there) return false;
  return Object.entries(wanted.packages).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || there.packages[path]?.version === entry.version,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return null;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const FIXED = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]),
};

/** Path of a Chromium that starts, or null: SUNMAO_CHROMIUM, Playwright's, then what the machine has. */
export function findBrowser() {
  const named = process.env.SUNMAO_CHROMIUM;
  if (named) {
    if (!starts(named)) stop(`SUNMAO_CHROMIUM=${named} does not start`);
    return named;
  }
  return [...playwrightBrowsers(), ...onPath(), ...(FIXED[process.platform] ?? [])].find(starts) ?? null;
}

/** The browser that is there, else one installed: Debian's as root, else Playwright's. Ends the process when all fail. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.stderr.write('sunmao: no browser found, installing Debian\'s chromium\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], { env });
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
    const installed = findBrowser();
    if (installed) return installed;
  }

  process.stderr.write('sunmao: no browser found, installing Playwright\'s chromium\n');
  run(process.execPath, [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const installed = findBrowser();
  if (installed) return installed;

  return stop(
    'no Chromium for the browser tests: install chromium or Google Chrome (Debian: apt-get install chromium fonts-noto-cjk), ' +
      'or set SUNMAO_CHROMIUM to its path',
  );
}

/** As root Chromium has no sandbox of its own; nothing of it may talk to the network by itself. */
export function browserArguments() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // software rendering where there is no GPU
    '--enable-unsafe-swiftshader',
  ];
}

function playwrightBrowsers() {
  const folders = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
  ].filter((folder) => folder && existsSync(folder));
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe', 'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    ...['chrome-mac-arm64', 'chrome-mac-x64'].map((folder) => `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`)];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => inside.map((path) => join(folder, name, path))),
  );
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
}

/** A stub that only tells to install a snap does not count. */
function starts(path) {
  if (!existsSync(path)) return false;
  // on Windows `--version` opens a window
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}
