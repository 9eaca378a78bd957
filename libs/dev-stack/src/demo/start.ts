import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { claimFolder } from '../folder-claim.ts';
import { isFree, loopback } from '../free-port.ts';
import { openMailFolder, type CaughtMail, type MailFolder } from '../mail-folder.ts';
import { provideStack, type Stack } from '../stack.ts';
import type { OnDeath } from '../supervised.ts';
import { serviceNames } from '../services.ts';
import { startSystem, type System } from '../system.ts';
import { openWebhookReceiver, type CaughtWebhook, type WebhookReceiver } from '../webhook-receiver.ts';
import type { DemoOptions } from './options.ts';
import type { Output } from './output.ts';
import { step } from './step.ts';
import { tracingEnvironment } from './tracing-environment.ts';

/** What runs so far; `stop` ends it in reverse order. */
export type Running = {
  isStarted: boolean;
  stack?: Stack;
  mails?: MailFolder;
  webhooks?: WebhookReceiver;
  system?: System;
};

export async function stopRunning({ stack, mails, webhooks, system }: Running): Promise<void> {
  await system?.stop();
  await mails?.stop();
  await webhooks?.stop();
  await stack?.stop();
}

type StartOptions = {
  options: DemoOptions;
  dataDir: string;
  env: Record<string, string | undefined>;
  output: Output;
  onDeath: OnDeath;
  onWebhook: (webhook: CaughtWebhook) => void;
};

/** A line of a service that a person must act on; everything with `verbose`. */
function logSink(output: Output, verbose: boolean): (name: string, line: string) => void {
  return (name, line) => {
    if (verbose) output.line(`[${name}] ${line}`);
    else if (/^\{"level":"(error|fatal)"/.test(line)) output.problem(`[${name}] ${line}`);
  };
}

/** People who try it out do not wait two minutes for a mail, and their receivers of webhooks are on this machine. */
const tryOutNotifier = {
  SETTLE_MS: '5000',
  LOOK_IDLE_MS: '1000',
  MAIL_IDLE_MS: '1000',
  WEBHOOK_ALLOW_PRIVATE: 'true',
  WEBHOOK_ALLOW_HTTP: 'true',
};

/** Whoever watches sees a mail come, and where it lies. */
function tellMail(output: Output): (mail: CaughtMail) => void {
  return ({ to, subject, path, html }) => {
    output.line(`Mail to ${to}: ${subject}\n  ${path}.${html === '' ? 'txt' : 'html'}`);
  };
}

/** What this program and the simulator keep in the data folder beside what the stack itself removes. */
async function forgetDemo(dataDir: string): Promise<void> {
  for (const name of ['qbo-simulator', 'demo-key.json', 'mails', 'webhooks.ndjson']) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

/**
 * Starts the servers and the services. `running` is filled as they come, so that whoever stops us in between can stop
 * what is there.
 *
 * @throws AutosyncError with a sentence for people: what is missing, in use, or did not start.
 */
export async function startEverything(
  { options, dataDir, env, output, onDeath, onWebhook }: StartOptions,
  running: Running,
): Promise<{ system: System; mails: MailFolder; webhooks: WebhookReceiver }> {
  const { port, fresh } = options;
  if (port !== undefined && !(await isFree(port))) {
    throw new AutosyncError('port-in-use', `Port ${port} on ${loopback} is in use: choose another one with --port.`);
  }
  const claim = await claimFolder(dataDir);
  running.isStarted = true;
  const stack = await step(output, 'PostgreSQL and Kafka', (onProgress) =>
    provideStack({ env, dataDir, durable: true, fresh, claim, onProgress, onDeath }),
  );
  running.stack = stack;
  output.line(`  ${stack.line}`);
  if (fresh) await forgetDemo(dataDir);
  const mails = await openMailFolder({ folder: join(dataDir, 'mails'), onMail: tellMail(output) });
  running.mails = mails;
  const webhooks = await openWebhookReceiver({ file: join(dataDir, 'webhooks.ndjson'), onWebhook });
  running.webhooks = webhooks;
  const ports = port === undefined ? {} : { gateway: port };
  const traced = tracingEnvironment(env);
  const system = await step(output, 'services', (onProgress) =>
    startSystem({
      stack,
      dataDir,
      fresh,
      ports,
      mailPort: mails.port,
      overrides: {
        ...Object.fromEntries(serviceNames.map((name) => [name, traced])),
        notifier: { ...traced, ...tryOutNotifier },
      },
      only: serviceNames,
      onProgress,
      onDeath,
      watch: options.watch,
      inspect: options.inspect,
      logSink: logSink(output, options.verbose),
    }),
  );
  running.system = system;
  return { system, mails, webhooks };
}
