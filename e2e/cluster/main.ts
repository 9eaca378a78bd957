import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { toError } from '@autosync/core';
import { untilToldToStop } from '@autosync/dev-stack';
import { diagnose } from './diagnosis.ts';
import { createKubectl } from './kubectl.ts';
import { readOptions } from './options.ts';
import { createStepRunner } from './step-runner.ts';
import { endTools, runTool } from './tool.ts';
import { tryOut } from './try-out.ts';

/*
 * `npm run test:cluster [-- <stage> …]`: installs the chart in the cluster of the current kubeconfig, uses it, and does to it what
 * operators and clusters do. The first step that fails is the last; then it says what the cluster looks like.
 */

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const steps = createStepRunner(print);
const kubectl = createKubectl(`autosync-test-${randomBytes(3).toString('hex')}`);

/** What must be put right however this ends. */
const undo: (() => Promise<unknown>)[] = [];

async function cleanUp(keep: boolean): Promise<void> {
  for (const step of undo.toReversed()) await step();
  if (keep) return print(`namespace ${kubectl.namespace} is kept (AUTOSYNC_CLUSTER_KEEP)`);
  await kubectl.attempt(['delete', 'namespace', kubectl.namespace, '--ignore-not-found', '--wait=false']);
}

async function main(): Promise<number> {
  const options = readOptions(process.env, process.argv.slice(2));
  let isStopping = false;
  void untilToldToStop(process.env).then(async () => {
    isStopping = true;
    endTools();
    await cleanUp(options.keep);
    process.exit(130);
  });
  try {
    await tryOut({ kubectl, options, steps, defer: (step) => void undo.push(step) });
    await cleanUp(false);
  } catch {
    // The step has told it. Who is told to stop has the rest done, and ends the process.
    if (isStopping) return 130;
    print(await diagnose(kubectl));
    await cleanUp(options.keep);
  }
  print(steps.closingLine());
  return steps.counts.failed === 0 ? 0 : 1;
}

try {
  await runTool('helm', { args: ['version', '--short'] });
  await runTool('kubectl', { args: ['version'], timeoutMs: 15_000 });
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${toError(error).message}\n`);
  process.exitCode = 2;
}
