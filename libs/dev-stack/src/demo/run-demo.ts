import { sleep, toError } from '@autosync/core';
import { describeExit } from '../child.ts';
import type { OnDeath } from '../supervised.ts';
import type { CompanySession } from './company-session.ts';
import { forgetEnvFile, writeEnvFile } from './env-file.ts';
import { firstCalls } from './first-calls.ts';
import { createLiveView } from './live-view.ts';
import type { DemoOptions } from './options.ts';
import { muteAfter, type Output } from './output.ts';
import { plantProblem } from './planted-problem.ts';
import type { Results } from './results.ts';
import { startEverything, stopRunning, type Running } from './start.ts';
import { isGood, renderSummary } from './summary.ts';
import type { DemoTenant } from './tenant.ts';
import type { System } from '../system.ts';
import type { CaughtWebhook } from '../webhook-receiver.ts';
import { readRecords, sync } from './sync.ts';
import { follow } from './watch.ts';

export type DemoContext = {
  options: DemoOptions;
  dataDir: string;
  env: Record<string, string | undefined>;
  output: Output;
  /** Resolves when somebody wants us to stop. */
  toldToStop: Promise<unknown>;
};

const shown = 20;

/** How long a start that was interrupted may take to notice; what then still runs dies with this process. */
const interruptedMs = 5_000;

function showFirstCalls(
  output: Output,
  { gatewayUrl, key, sessions }: { gatewayUrl: string; key: string; sessions: readonly CompanySession[] },
): void {
  const example = sessions.find(({ input }) => input.records.length > 0);
  if (!example) return;
  const externalId = example.input.records[0]?.item.externalId ?? '';
  output.line('\nTry:');
  for (const line of firstCalls(gatewayUrl, { key, companyId: example.company.id, externalId }))
    output.line(`  ${line}`);
}

function showResults(output: Output, { summary, mismatches, unsynced, differences }: Results): void {
  output.line();
  for (const row of renderSummary(summary)) output.line(row);
  const explained = new Set(unsynced.map(({ externalId }) => externalId));
  const complaints = [
    ...unsynced.map(({ externalId, syncState, failure }) => {
      const why = failure === null ? '' : `: ${failure.message} ${failure.fix}`;
      return `${externalId} (${syncState})${why}`;
    }),
    ...mismatches.flatMap(({ externalId, detail }) => (explained.has(externalId) ? [] : [`${externalId} ${detail}`])),
    ...differences,
  ];
  for (const complaint of complaints.slice(0, shown)) output.problem(`  ${complaint}`);
  if (complaints.length > shown) output.problem(`  and ${complaints.length - shown} more`);
}

type Access = { tenant?: DemoTenant; companyId?: string };

/** Says how to reach the API before any record goes in, and writes each thing to a file for programs as soon as it is known. */
function accessTeller({ options, system, output }: { options: DemoOptions; system: System; output: Output }) {
  const { gatewayUrl, consoleUrl, operatorKey } = system;
  return async ({ tenant, companyId }: Access): Promise<void> => {
    if (tenant === undefined) {
      output.line(`  The API is at ${gatewayUrl}, its reference at ${gatewayUrl}/docs`);
      output.line(`  Operator key: ${operatorKey}`);
    } else if (companyId === undefined) output.line(`  API key: ${tenant.key}`);
    if (options.envFile === undefined) return;
    await writeEnvFile(options.envFile, {
      AUTOSYNC_API: gatewayUrl,
      AUTOSYNC_CONSOLE: consoleUrl,
      AUTOSYNC_OPERATOR_KEY: operatorKey,
      ...(tenant !== undefined && { AUTOSYNC_KEY: tenant.key }),
      ...(companyId !== undefined && { AUTOSYNC_COMPANY: companyId }),
    });
  };
}

type Stopping = { signal: AbortSignal; onDeath: OnDeath; onSummary: () => void };

/** The whole of it; resolves with the exit code: with `once` after the summary, else when `signal` aborts. */
async function work(context: DemoContext, running: Running, { signal, onDeath, onSummary }: Stopping): Promise<number> {
  const { options, dataDir } = context;
  const startedAt = performance.now();
  const output = muteAfter(context.output, signal);
  if (options.envFile !== undefined) await forgetEnvFile(options.envFile);
  const companies = await readRecords(options, output);
  // Dozens come while everything is synced for the first time: those are in the file.
  let showsWebhooks = false;
  const onWebhook = ({ type, link }: CaughtWebhook): void => {
    if (showsWebhooks) output.line(`Webhook ${type}: ${link}`);
  };
  const { system, mails, webhooks } = await startEverything({ ...context, output, onDeath, onWebhook }, running);
  signal.throwIfAborted();
  // The bookkeeper knows the demo's customers; in a person's own books they are the bookkeeper.
  const withBookkeeper = options.input === undefined;
  const onAccess = accessTeller({ options, system, output });
  await onAccess({});
  const started = { system, mails, webhooks, dataDir, companies, withBookkeeper, onAccess };
  const { tenant, sessions, results } = await sync(started, { output, signal, startedAt });
  signal.throwIfAborted();
  showResults(output, results);
  if (options.json) output.result(results.summary);
  onSummary();
  if (options.once) return isGood(results.summary) ? 0 : 1;
  showsWebhooks = true;

  const planted = withBookkeeper ? await plantProblem({ api: tenant.api, signal }, sessions) : undefined;
  output.line(`\nThe console is at ${system.consoleUrl}`);
  output.line(`  Sign in with the API key ${tenant.key}`);
  if (planted !== undefined) {
    output.line(
      `  There is something to fix: two expenses of ${planted.companyName} wait until somebody says which account`,
    );
    output.line(`  "${planted.name}" is (Problems, then Go to Mapping). A mail says so in a few seconds.`);
  }
  output.line(`\nMails that AutoSync sends are written to ${mails.folder}`);
  output.line(`  and webhooks, of which a receiver shows the next ones here, to ${webhooks.file}`);
  showFirstCalls(output, { gatewayUrl: system.gatewayUrl, key: tenant.key, sessions });
  output.line(`\nPlay the bookkeeper in the simulated QuickBooks at ${system.simulatorUrl}`);
  output.line('Running; AutoSync looks for work every 120 minutes. Ctrl-C stops everything.');
  await follow(tenant.api, sessions, { view: createLiveView(output), signal });
  return 0;
}

/** Our own errors are sentences for people; of all others the stack says more. */
function describeError(error: unknown): string {
  const { message, stack, name } = toError(error);
  return name === 'AutosyncError' || stack === undefined ? message : stack;
}

/**
 * `npm start`: everything from the servers to the summary, then waiting, and the end of it all in order.
 * @returns the exit code: 0 when told to stop after the summary, or with `once` when everything is Finished.
 */
export async function runDemo(context: DemoContext): Promise<number> {
  const { output, toldToStop } = context;
  const running: Running = { isStarted: false };
  const stopping = new AbortController();
  const { promise: death, resolve: onFault } = Promise.withResolvers<string>();
  let hasSummary = false;
  const working = work(context, running, {
    signal: stopping.signal,
    onDeath: (name, exit, lastLines) => onFault(`${name} ended unexpectedly (${describeExit(exit)}).\n${lastLines}`),
    onSummary: () => (hasSummary = true),
  });
  const fail = (sentence: string): number => {
    if (stopping.signal.aborted) return 1; // of no interest: it is stopped anyway
    output.live([]);
    output.problem(sentence);
    return 1;
  };
  const exitCode = await Promise.race([
    working.catch((error: unknown) => fail(describeError(error))),
    death.then(fail),
    toldToStop.then(() => undefined),
  ]);
  stopping.abort();
  output.live([]);
  if (running.isStarted) output.line('Stopping …');
  // Stopped in the middle of a start: what it has begun is only known once it is ready.
  if (!running.system) await Promise.race([working.catch(() => undefined), sleep(interruptedMs)]);
  await stopRunning(running);
  if (running.isStarted) output.line('Stopped everything.');
  return exitCode ?? (hasSummary ? 0 : 130);
}
