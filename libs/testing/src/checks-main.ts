import { join } from 'node:path';
import process from 'node:process';
import { projectRoot, startChild, untilToldToStop, type Child } from '@autosync/dev-stack';
import { staticChecks, testsCheck, type Check } from './checks.ts';
import { closingLine, tallyOfCheck, tallyOfTests, type Tally } from './tally.ts';

/*
 * `npm test`: runs every check, even if one fails: static checks two at a time, then the tests. `npm test -- <arguments>`
 * only runs the tests, with these arguments of Vitest. The last line says how many checks and tests passed and failed.
 */

const testArguments = process.argv.slice(2);
const isTerminal = process.stdout.isTTY;

const running = new Set<Child>();
void untilToldToStop(process.env).then(async () => {
  await Promise.all([...running].map((child) => child.stop()));
  process.exit(130);
});

type Outcome = Tally & { wrong: string | undefined };

/** The tests' output is shown while they run; other output only if something is wrong. */
async function run(check: Check): Promise<Outcome> {
  const isLong = check.name === 'tests';
  const command = check.command === 'node' ? process.execPath : join(projectRoot, 'node_modules/.bin', check.command);
  const child = await startChild({
    command,
    args: check.args,
    cwd: projectRoot,
    env: { ...process.env, ...(isTerminal && { FORCE_COLOR: '1' }) },
    onLine: (line) => void (isLong && process.stdout.write(`${line}\n`)),
    keepLines: 2000,
  });
  running.add(child);
  const { code } = await child.exited;
  running.delete(child);
  const wrong = code === 0 ? check.verify?.(child.output()) : `exit code ${code}`;
  if (wrong !== undefined && !isLong) process.stdout.write(`${child.output()}\n`);
  const succeeded = wrong === undefined;
  return { wrong, ...(isLong ? tallyOfTests(child.output(), succeeded) : tallyOfCheck(succeeded)) };
}

const failed: string[] = [];
const tallies: Tally[] = [];

async function runAll(checks: Iterator<Check>): Promise<void> {
  for (let next = checks.next(); !next.done; next = checks.next()) {
    const check = next.value;
    process.stdout.write(`${check.name} …\n`);
    const started = performance.now();
    const { wrong, ...tally } = await run(check);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${check.name}: ${wrong ?? 'ok'} (${seconds} s)\n`);
    tallies.push(tally);
    if (wrong !== undefined) failed.push(check.name);
  }
}

if (testArguments.length === 0) {
  const checks = staticChecks.values();
  await Promise.all([runAll(checks), runAll(checks)]);
}
await runAll([testsCheck(testArguments)].values());
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
process.stdout.write(`${closingLine(tallies)}\n`);
process.exit(failed.length === 0 ? 0 : 1);
