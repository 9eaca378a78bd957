import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { projectRoot } from '../project-root.ts';
import type { MailFolder } from '../mail-folder.ts';
import type { WebhookReceiver } from '../webhook-receiver.ts';
import type { System } from '../system.ts';
import { inBackground } from './background.ts';
import { catchUp, keepBooks } from './company-errands.ts';
import { enableAutoSync, openCompany, type CompanySession } from './company-session.ts';
import { readInput, type CompanyInput } from './input.ts';
import { createLiveView } from './live-view.ts';
import { mapNames } from './map-names.ts';
import type { DemoOptions } from './options.ts';
import type { Output } from './output.ts';
import { describeRefusal, type Refusal } from '@autosync/record-files';
import { gatherResults, type Results } from './results.ts';
import { createSimulatorClient } from './simulator-client.ts';
import { step } from './step.ts';
import { hearWebhooks } from './hear-webhooks.ts';
import { tellBookkeeper } from './recipients.ts';
import { provideTenant, type DemoTenant } from './tenant.ts';
import { upload } from './upload.ts';
import { watchUntilDone, type WatchedCompany } from './watch.ts';

/** The demo's records: one folder per company, in the format that the API takes. */
const demoFolder = join(projectRoot, 'demo');

const shownRefusals = 200;

/**
 * Reads the records of the demo, or a person's own, and says what could not be taken.
 * @throws AutosyncError as `readInput` does, and 'input-empty' when nothing is left to sync.
 */
export async function readRecords(
  { input, large }: Pick<DemoOptions, 'input' | 'large'>,
  output: Output,
): Promise<CompanyInput[]> {
  const companies = await readInput(input ?? demoFolder, { large });
  tell(
    output,
    companies.flatMap(({ refusals }) => refusals),
  );
  const some = companies.filter(({ records }) => records.length > 0);
  if (some.length === 0) throw new AutosyncError('input-empty', 'No record could be taken: there is nothing to sync.');
  for (const { name, records } of some) output.line(`${name}: ${records.length} records`);
  return companies;
}

function tell(output: Output, refusals: readonly Refusal[]): void {
  if (refusals.length > 0) output.problem(`${refusals.length} faults; not taken:`);
  for (const refusal of refusals.slice(0, shownRefusals)) output.problem(`  ${describeRefusal(refusal)}`);
  if (refusals.length > shownRefusals) output.problem(`  and ${refusals.length - shownRefusals} more`);
}

type Context = { tenant: DemoTenant; output: Output };

/** Sends a company's records. What the API does not take is told, and left out from then on. */
async function sendRecords({ tenant, output }: Context, session: CompanySession): Promise<CompanySession> {
  const { company, input } = session;
  const refusals = await upload(tenant.api, { companyId: company.id, records: input.records });
  tell(output, refusals);
  const refused = new Set(refusals.map(({ type, externalId }) => `${type} ${externalId}`));
  const records = input.records.filter(({ type, item }) => !refused.has(`${type} ${item.externalId}`));
  return { ...session, input: { ...input, records, refusals: [...input.refusals, ...refusals] } };
}

type SyncOptions = {
  system: System;
  mails: MailFolder;
  webhooks: WebhookReceiver;
  dataDir: string;
  companies: readonly CompanyInput[];
  /** Whether a scripted bookkeeper receives payments in the simulator. */
  withBookkeeper: boolean;
  /** Told as soon as there is a key, and again when there is a company. */
  onAccess: (access: { tenant: DemoTenant; companyId?: string }) => Promise<void>;
};

/** From a running system and records to batches that are Finished and books that were compared. */
export async function sync(
  { system, mails, webhooks, dataDir, companies, withBookkeeper, onAccess }: SyncOptions,
  { output, signal, startedAt }: { output: Output; signal: AbortSignal; startedAt: number },
): Promise<{ tenant: DemoTenant; sessions: CompanySession[]; results: Results }> {
  const { gatewayUrl, operatorKey } = system;
  const simulator = createSimulatorClient(system.simulatorUrl);
  const tenant = await step(output, 'tenant and API key', () => provideTenant({ gatewayUrl, operatorKey, dataDir }));
  await onAccess({ tenant });
  const firstWithRecords = companies.find(({ records }) => records.length > 0);
  const opened = await step(output, 'companies, connected through OAuth', () =>
    Promise.all(
      companies.map(async (input) => {
        const session = await openCompany({ api: tenant.api, simulator }, input);
        if (input === firstWithRecords) await onAccess({ tenant, companyId: session.company.id });
        return session;
      }),
    ),
  );
  await step(output, 'mapping names to QuickBooks', () =>
    Promise.all(opened.map((session) => mapNames(tenant.api, session))),
  );
  const sessions = await step(output, 'sending the records to the API', () =>
    Promise.all(opened.map((session) => sendRecords({ tenant, output }, session))),
  );
  await step(output, 'saying who hears of it by mail and webhook', () =>
    Promise.all([
      hearWebhooks(tenant.api, webhooks),
      ...sessions.map((session) => tellBookkeeper(tenant.api, session)),
    ]),
  );
  const watched = await step(output, 'enabling AutoSync', () =>
    Promise.all(
      sessions.map(async (session): Promise<WatchedCompany> => ({
        session,
        expected: await enableAutoSync(tenant.api, session),
      })),
    ),
  );
  const errands = inBackground(
    (ending) =>
      Promise.all(
        sessions.map(async (session) => {
          const errand = { api: tenant.api, simulator, session, output, signal: ending };
          if (withBookkeeper) await keepBooks(errand);
          await catchUp(errand);
        }),
      ),
    signal,
  );
  const view = createLiveView(output);
  const states = await watchUntilDone(tenant.api, watched, { view, signal, isBusy: () => !errands.isOver() });
  view.end();
  await errands.end();
  const notTaken = sessions.reduce((sum, { input }) => sum + input.refusals.length, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const results = await gatherResults({ api: tenant.api, simulator }, { sessions, states, notTaken, seconds, mails });
  return { tenant, sessions, results };
}
