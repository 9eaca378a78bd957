/*
 * Where `npm start` and `npm test` begin: on a fresh clone, on whatever Node the machine has (18 or newer), before
 * anything is installed. It installs what is missing, then hands over to the project's own Node 24.
 *
 *   node bootstrap.mjs start|test [arguments]      the commands below
 *   node bootstrap.mjs path/to/script.ts [arguments]
 *   node bootstrap.mjs install                     only installs
 *
 * Nothing outlives it: it ends its child when npm, or the shell between them, is killed; the kernel ends the child when
 * this process is killed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  commandLineOf,
  dyingWithParent,
  findProgram,
  identify,
  parentOf,
  watchParents,
} from './libs/dev-stack/src/processes.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const commands = {
  start: 'libs/dev-stack/src/main.ts',
  test: 'libs/testing/src/checks-main.ts',
};
const nodeFlags = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];

// ---------------------------------------------------------------------------------------------- what is installed

const projectNode = join(root, 'node_modules', '.bin', 'node');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * npm notes what it installed in node_modules/.package-lock.json, as its last act: compared with what is wanted. The note
 * is one for all folders of packages, those inside libs and services too, so that each is looked for as well.
 */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages;
  const found = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !found || !existsSync(projectNode)) return false;
  // Optional packages are those of other platforms: not installed here, or not in a lock file that was written here.
  const isAsWanted = (path) => found[path].version === wanted[path].version && existsSync(join(root, path));
  const isThere = (path) => (found[path] ? isAsWanted(path) : wanted[path].optional);
  const isWanted = (path) => wanted[path] !== undefined || found[path].optional;
  return Object.keys(wanted).every((path) => path === '' || isThere(path)) && Object.keys(found).every(isWanted);
}

async function install() {
  if (isInstalled()) return 0;
  process.stderr.write('Installing packages (the first time takes about a minute) …\n');
  const started = Date.now();
  const ticking = setInterval(() => {
    process.stderr.write(`  … still installing, ${Math.round((Date.now() - started) / 1000)} s\n`);
  }, 5000);
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Not `npm ci`: it refuses a lock file that lacks packages of other platforms, which npm leaves out where a registry
  // does not have them. With --no-save the versions are the lock file's all the same, and the lock file stays as it is.
  const code = await run([...npm, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(ticking);
  if (code !== 0) process.stderr.write('Installing failed: see the lines above. It needs the npm registry.\n');
  return code;
}

/** Two commands at once on a fresh clone: the second waits, then finds everything there. */
function installAlone() {
  const again = [process.execPath, fileURLToPath(import.meta.url), 'install'];
  const flock = findProgram('flock');
  if (!flock) return run(again);
  mkdirSync(join(root, '.autosync'), { recursive: true });
  return run([flock, '--no-fork', join(root, '.autosync', 'install.lock'), ...again]);
}

// ------------------------------------------------------------------------------------------------------ processes

/** From our parent up to npm, when npm runs us: those whose death must end us. Nobody, when we were started by hand. */
function parentsUpToNpm() {
  if (!process.env.npm_execpath) return [];
  const parents = [];
  for (let pid = process.ppid; pid > 1 && parents.length < 5; pid = parentOf(pid) ?? 0) {
    parents.push(identify(pid));
    if (/(^|[/\\ ])(npm|npx|pnpm|yarn)([-. ]|$)/.test(commandLineOf(pid))) return parents;
  }
  return parents.slice(0, 1);
}

const parents = parentsUpToNpm();
let child;

/** Runs a command to its end, with our input and output; its exit code, as a shell would give it. */
function run(command, env = process.env) {
  const [program, ...args] = command;
  const guarded = dyingWithParent({ command: program, args }, 'TERM');
  return new Promise((resolve) => {
    child = spawn(guarded.command, guarded.args, { cwd: root, env, stdio: 'inherit' });
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (osConstants.signals[signal] ?? 0)));
  });
}

function endChild(signal) {
  if (!child) process.exit(1);
  child.kill(signal);
  setTimeout(() => {
    child.kill('SIGKILL');
    process.exit(1);
  }, 30_000).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endChild(signal));
process.stderr.on('error', () => undefined); // whoever read it is gone
// Started by hand, we may be left running on purpose (nohup).
if (process.env.npm_execpath) watchParents({ others: parents, onGone: () => endChild('SIGTERM') });

// ----------------------------------------------------------------------------------------------------------- main

const [command = 'help', ...args] = process.argv.slice(2);
const entry = commands[command] ?? command;

async function main() {
  if (command === 'install') return install();
  if (!existsSync(join(root, entry))) {
    process.stderr.write(`usage: node bootstrap.mjs ${Object.keys(commands).join('|')}|install|<script> [arguments]\n`);
    return 2;
  }
  if (!isInstalled()) {
    const code = await installAlone();
    if (code !== 0) return code;
  }
  const path = `${dirname(projectNode)}${delimiter}${process.env.PATH ?? ''}`;
  // The child watches us, and the same parents as we do (libs/dev-stack/src/stop-signal.ts).
  const watched = parents.map(({ pid, startedAt }) => `${pid}:${startedAt}`).join(',');
  // INIT_CWD is npm's word for the folder the person is in, against which paths on the command line are meant.
  // What Node makes of the sources at a first start is kept for the next ones (libs/dev-stack, project-root.ts).
  const cache = { NODE_COMPILE_CACHE: join(root, '.autosync', 'compile-cache') };
  const env = { INIT_CWD: process.cwd(), ...cache, ...process.env, PATH: path, AUTOSYNC_PARENTS: watched };
  // After `--` Node takes no argument for its own, wherever it stands: `--env-file` would be.
  return run([projectNode, ...nodeFlags, '--', join(root, entry), ...args], env);
}

process.exitCode = await main();
