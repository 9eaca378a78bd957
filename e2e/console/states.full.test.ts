import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { eventually } from '@autosync/testing';
import type { Page } from 'playwright-core';
import { invoiceItems } from '../support/invoices.ts';
import { startConsole } from './support/console-system.ts';
import type { ConsoleSystem, Visitor } from './support/console-system.ts';

/* Every page while its answer is on its way, when it fails, when it is refused, when there is nothing, and when it is old. */

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

type Place = { companyId: string; batchId: string };
type PageOf = {
  path: (at: Place) => string;
  /** The end of the API's path that the page lives by. */
  asks: (at: Place) => RegExp;
  /** What it says when the API has nothing. */
  empty?: { says: string; body?: object; status?: number };
};

const none = { items: [], nextCursor: null };
const company = (rest: string) => ({
  path: ({ companyId }: Place) => `/companies/${companyId}${rest}`,
});
const asksOf = (rest: string) => ({
  asks: ({ companyId }: Place) => new RegExp(`/v1/companies/${companyId}${rest}(\\?|$)`),
});

const pages: Record<string, PageOf> = {
  companies: { path: () => '/', asks: () => /\/v1\/status\/companies/, empty: { says: 'No companies yet' } },
  company: { ...company(''), ...asksOf('/autosync') },
  history: { ...company('/batches'), ...asksOf('/batches'), empty: { says: 'No batch has run yet' } },
  batch: {
    path: ({ companyId, batchId }) => `/companies/${companyId}/batches/${batchId}`,
    // Its events tell the batch as well.
    asks: ({ batchId }) => new RegExp(`/v1/batches/${batchId}(/events)?$`),
  },
  'outcomes of a batch': {
    path: ({ companyId, batchId }) => `/companies/${companyId}/batches/${batchId}`,
    asks: ({ batchId }) => new RegExp(`/v1/batches/${batchId}/actions\\?`),
    empty: { says: 'This batch came to no record' },
  },
  problems: { ...company('/problems'), ...asksOf('/problems'), empty: { says: 'No problems' } },
  records: { ...company('/records'), ...asksOf('/invoices'), empty: { says: 'No records of Invoices' } },
  record: { ...company('/records/invoices/S-1'), ...asksOf('/invoices/S-1') },
  payments: {
    ...company('/payments'),
    ...asksOf('/payments'),
    empty: { says: 'Payments were never read from QuickBooks', body: { ...none, readUntil: null } },
  },
  comparison: { ...company('/comparison'), ...asksOf('/differences'), empty: { says: 'Nothing was compared yet' } },
  'the trend of comparisons': {
    ...company('/comparison'),
    ...asksOf('/comparison-trend'),
    empty: { says: 'Nothing was compared in these days.' },
  },
  connection: {
    ...company('/setup/connection'),
    ...asksOf('/connection'),
    empty: { says: 'This company was never connected.', status: 404 },
  },
  mapping: {
    ...company('/setup/mapping'),
    ...asksOf('/mappings/missing'),
    empty: { says: 'No record waits for a name' },
  },
  documents: { ...company('/setup/documents'), ...asksOf('') },
  autosync: { ...company('/setup/autosync'), ...asksOf('/autosync') },
  notifications: { ...company('/setup/notifications'), ...asksOf('/notifications') },
  webhooks: {
    path: () => '/administration/notifications',
    asks: () => /\/v1\/webhooks$/,
    empty: { says: 'No webhooks yet' },
  },
  keys: { path: () => '/administration/keys', asks: () => /\/v1\/api-keys/, empty: { says: 'No API keys yet' } },
  audit: {
    path: () => '/administration/audit',
    asks: () => /\/v1\/audit-events/,
    empty: { says: 'Nothing was changed yet' },
  },
};

let system: ConsoleSystem;
let visitor: Visitor;
let place: Place;
beforeAll(async () => {
  system = await startConsole({ withNotifier: true });
  const { tenant } = system;
  const { id: companyId, ...of } = await system.company('States Ltd');
  await of.bulk(invoiceItems('S', 2));
  await tenant.call(`/v1/companies/${companyId}/batches`, { method: 'POST', body: { type: 'invoices' } });
  await of.settled();
  const [batch] = await of.batches();
  place = { companyId, batchId: batch!.id };
  visitor = await system.visit();
  await visitor.signIn(await tenant.keyWith('all'));
}, 900_000);
afterAll(async () => {
  await visitor?.leave();
  await system?.stop();
}, 60_000);

const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail: 'Told by the test.', errors: [] }),
});

async function openWith(page: Page, { path, asks }: PageOf, answer: ReturnType<typeof problem>): Promise<void> {
  await page.route(asks(place), (route) => route.fulfill(answer));
  await page.goto(`${system.consoleUrl}${path(place)}`);
}

it.each(Object.entries(pages))('%s', async (_name, shown) => {
  const { page, heading, text, button } = visitor;
  const asks = shown.asks(place);

  // On its way: the shape of what comes.
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(asks, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${system.consoleUrl}${shown.path(place)}`);
  await page.locator('main [aria-busy=true]').first().waitFor();
  release();
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.unroute(asks);

  // Read before, and the next answer fails: what is there stays, and is said to be old.
  await page.route(asks, (route) => route.fulfill(problem(400, 'broken')));
  await eventually(
    async () => {
      await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
      return text('Not up to date').isVisible();
    },
    { timeoutMs: 40_000, intervalMs: 500 },
  );
  await page.unroute(asks);

  await openWith(page, shown, problem(403, 'forbidden'));
  await heading('You may not see this').first().waitFor();
  await page.unroute(asks);

  await openWith(page, shown, problem(400, 'broken'));
  await heading('This could not be loaded').first().waitFor();
  await text('Told by the test.').waitFor();
  await page.unroute(asks);
  await button('Try again').first().click();
  await heading('This could not be loaded').first().waitFor({ state: 'detached' });

  if (shown.empty === undefined) return;
  const { says, body = none, status = 200 } = shown.empty;
  const answer = { status, contentType: 'application/json', body: JSON.stringify(body) };
  await openWith(page, shown, status === 200 ? answer : problem(status, 'not-found'));
  await text(says).waitFor();
  await page.unroute(asks);
});

it('of all these a page complained of nothing by itself', () => {
  expect(visitor.faults).toEqual([]);
});
