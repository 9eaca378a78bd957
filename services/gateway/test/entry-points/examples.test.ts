import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmRealm } from '@autosync/connections';
import { outgoingTypes } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { saveBooksReset, storePreviewItems } from '@autosync/records';
import { eventually, testDatabase } from '@autosync/testing';
import { examplesFile, readExamples } from '../../src/entry-points/document/examples.ts';
import type { Example, Examples } from '../../src/entry-points/document/examples.ts';
import { comparingWorker, edited, seen } from '../support/comparing-worker.ts';
import { exampleLog, settle } from '../support/example-log.ts';
import { testGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import { document, paymentsWorker } from '../support/payments.ts';
import { startQuickBooks } from '../support/quickbooks.ts';
import { storeList } from '../support/quickbooks-lists.ts';
import { startNotifier, startServices } from '../support/services.ts';

/*
 * The examples of the API's document: every operation once, against the real gateway, scheduler and batch-status. Each answer is
 * held against its schema, as in all tests of the gateway. After a change that shows in them, record them anew:
 * RECORD_EXAMPLES=1 npm test -- services/gateway/test/entry-points/examples, then npm run api.
 */

const webhookToken = 'example-verifier';

let stop = async () => {};
let recorded: Examples;
let operations: readonly string[];

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const titles = { invoices: 'Invoices', expenses: 'Expenses', inventory: 'Inventory' } as const;

beforeAll(async () => {
  const database = await testDatabase();
  const owner = ownerDb(database);
  const [quickBooks, services, notifier] = await Promise.all([
    startQuickBooks(),
    startServices(database),
    startNotifier(database),
  ]);
  const env = {
    ...quickBooks.env,
    ...services.env,
    NOTIFIER_ADDRESS: notifier.address,
    SYNC_TYPES: 'invoices,expenses,inventory,payments',
    QBO_WEBHOOK_VERIFIER_TOKENS: webhookToken,
    ANONYMOUS_RATE_LIMIT_REQUESTS: '999',
  };
  const gateway = await testGateway({ database, env });
  stop = async () => {
    await gateway.stop();
    await Promise.all([services.stop(), notifier.stop(), quickBooks.stop(), owner.close()]);
    await database.drop();
  };
  const tenant = await gateway.tenant('Northwind IT');
  const tenantId = tenant.id;
  const log = exampleLog(gateway, tenant.key);
  const { take, asOperator } = log;
  ({ operations } = log);
  const sql = (text: string, values: unknown[] = []) => owner.withAllTenants((tx) => tx.query({ text, values }));

  // What anybody may read, and the operator's.
  await take('listFailures', { key: null });
  await take('showProblemType', { path: { code: 'version-mismatch' }, key: null });
  const leaving = (await take('createTenant', { body: { name: 'Fabrikam Services' }, ...asOperator })).body;
  await take('listTenants', { query: { limit: '2' }, ...asOperator });
  await take('removeTenant', { path: { tenantId: leaving.id }, ...asOperator });
  const everything = await take('createSystemPause', { body: { note: 'Restore test' }, ...asOperator });
  await take('listSystemPauses', asOperator);
  await take('endSystemPause', { path: { pauseId: everything.body.id }, body: { note: 'Done' }, ...asOperator });

  // Keys.
  await take('getSelf');
  const input = {
    name: 'Month-end job',
    scopes: ['companies:read', 'batches:read'],
    expiresAt: '2027-01-31T00:00:00Z',
  };
  const key = (await take('createApiKey', { body: input })).body;
  const rotated = await take('rotateApiKey', { path: { keyId: key.id }, body: { overlapSeconds: 3600 } });
  await take('listApiKeys', { query: { limit: '2' } });
  await take('revokeApiKey', { path: { keyId: rotated.body.id } });

  // A company, connected.
  const company = (await take('createCompany', { body: { name: 'Contoso Ltd', timeZone: 'America/Chicago' } })).body;
  const companyId = company.id as string;
  const path = { companyId };
  await take('listCompanies', { query: { limit: '2' } });
  await take('getCompany', { path });
  await take('updateCompany', { path, body: { name: 'Contoso Ltd' } });
  const link = new URL((await take('startConnection', { path })).body.authorizeUrl);
  const state = { state: link.searchParams.get('state') ?? '' };
  const page = await take('showConnectionStart', { query: state, key: null });
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const sent = await take('beginConnection', { query: state, headers: { ...form, cookie }, key: null });
  const realmId = await quickBooks.newRealm('Contoso');
  const back = new URL(await quickBooks.consent(String(sent.headers.location), { realmId }), 'http://gateway');
  await take('finishConnection', { query: Object.fromEntries(back.searchParams), headers: { cookie }, key: null });
  await owner.withTenant(tenantId, (tx) => confirmRealm(tx, { companyId, realmId }));
  await take('getConnection', { path });

  // QuickBooks' lists and mappings.
  const ids = { tenantId, companyId };
  await storeList(owner, ids, 'Customer', [
    { qboId: '58', name: 'Contoso LLC' },
    { qboId: '59', name: 'Fabrikam' },
  ]);
  await storeList(owner, ids, 'Item', [{ qboId: '7', name: 'Managed Services', data: { Type: 'Service' } }]);
  await take('listQuickBooks', { path: { companyId, list: 'customers' }, query: { limit: '2' } });
  await take('refreshQuickBooks', { path });
  const match = { 'if-match': '*' };
  const mapping = { kind: 'customer', name: 'Contoso', accountNumber: 'C-17', quickbooksId: '58' };
  await take('replaceMappings', { path, headers: match, body: { items: [mapping] } });
  const other = { kind: 'customer', name: 'Fabrikam Inc', quickbooksId: '59' };
  await take('changeMappings', { path, headers: match, body: { set: [other] } });
  await take('listMappings', { path, query: { kind: 'customer' } });
  const csv = (await take('exportMappings', { path })).text;
  await take('importMappings', { path, headers: { ...match, 'content-type': 'text/csv' }, body: csv });

  // Records of each type.
  const recordIds: string[] = [];
  for (const [type, content] of outgoingTypes) {
    const title = titles[type as keyof typeof titles];
    const body = content.example as object;
    const put = await take(`upsert${title}`, { path: { companyId, externalId: 'A-1001' }, body });
    recordIds.push(put.body.id);
    await take(`bulkUpsert${title}`, { path, body: { items: [{ externalId: 'A-1002', ...body }] } });
    const line = `${JSON.stringify({ externalId: 'A-1003', ...body })}\n`;
    await take(`stream${title}`, { path, headers: { 'content-type': 'application/x-ndjson' }, body: line });
    await take(`cancel${title}`, { path: { companyId, externalId: 'A-1003' } });
    await take(`list${title}`, { path, query: { limit: '2' } });
    await sql(
      `update records.records set qbo_entity = 'Invoice', qbo_id = '9' || length(type), qbo_sync_token = '0', sync_state = 'synced',
         qbo_doc_number = external_id, synced_version = version, synced_at = now(), pending_since = null
       where company_id = $1 and type = $2 and external_id = 'A-1002'`,
      [companyId, type],
    );
    await take(`get${title}`, { path: { companyId, externalId: 'A-1002' } });
    const operated = { path: { companyId, externalId: 'A-1002' }, body: { operation: 'let-go' } };
    await take(`operate${title}`, operated);
  }
  await take('listMissingMappings', { path, query: { limit: '2' } });

  // AutoSync.
  await take('getAutoSync', { path });
  await take('getReadiness', { path });
  const settings = { enabled: true, intervalMinutes: 120, types: { invoices: { enabled: true } } };
  const overrideNote = 'First sync is watched by us';
  await eventually(
    async () => (await gateway.call('GET', `/v1/companies/${companyId}/autosync`, { key: tenant.key })).status === 200,
  );
  await take('replaceAutoSync', { path, headers: match, body: { ...settings, overrideNote } });
  await take('listNextRuns', { path });
  await take('checkRun', { path, query: { type: 'invoices' } });
  const pause = await take('createPause', { body: { companyId, type: 'invoices', note: 'Books are being closed' } });
  await take('listPauses');
  await take('endPause', { path: { pauseId: pause.body.id }, body: { note: 'Closed' } });

  // Batches.
  const started = await take('startBatch', {
    path,
    headers: { 'idempotency-key': 'evening-1' },
    body: { type: 'invoices' },
  });
  const batchId = started.body.id as string;
  const batch = { tenantId, batchId };
  const at = new Date().toISOString();
  const result = { recordId: recordIds[0]!, externalId: 'A-1001', attempt: 1, at };
  const why = { category: 'mapping', code: 'customer-missing', message: 'The customer is not known.', fix: 'Map it.' };
  await services.worker.recordResults({ ...batch, results: [{ ...result, state: 'failed', ...why }] });
  await services.worker.finishBatch({ ...batch, actionCount: 1, outcome: 'finished', at });
  await take('getBatch', { path: { batchId } });
  await take('listBatches', { path, query: { type: 'invoices', limit: '2' } });
  await take('listBatchDays', { path });
  await take('exportBatches', { path, query: { type: 'invoices' } });
  await take('listBatchActions', { path: { batchId } });
  await take('exportBatchActions', { path: { batchId } });
  const again = await take('rerunBatch', { path: { batchId }, body: { actions: 'failed' } });
  await take('cancelBatch', { path: { batchId: again.body.items[0].id } });
  await gateway.app.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}`;
  const running = await gateway.call('POST', `/v1/companies/${companyId}/batches`, {
    body: { type: 'expenses' },
    key: tenant.key,
  });
  await log.follow('watchBatch', base, { path: { batchId: running.body.id } });
  await log.follow('watchCompany', base, { path });
  await log.follow('watchTenant', base);
  const dry = await gateway.call('POST', `/v1/companies/${companyId}/batches`, {
    body: { type: 'invoices', dryRun: true },
    key: tenant.key,
  });
  const shown = {
    outcome: 'create',
    message: 'A new invoice over 1430.00',
    entity: 'Invoice',
    quickbooksId: null,
    amount: '1430.00',
    document: { TotalAmt: 1430 },
    differences: [],
    creates: [],
    failure: null,
  };
  const items = [{ recordId: recordIds[0]!, externalId: 'A-1001', version: 1, shown }];
  await owner.withAllTenants((tx) => storePreviewItems(tx, { ...ids, previewId: dry.body.id, items, now: null }));
  await take('readPreview', { path: { companyId, previewId: dry.body.id } });

  // Problems, and what people are told of them.
  await sql(
    `update records.records set sync_state = 'failed', failure = $2 where company_id = $1 and external_id = 'A-1001' and type = 'invoices'`,
    [companyId, JSON.stringify({ ...why, at })],
  );
  await take('listProblems', { path });
  const recipient = { address: 'anna@example.com', about: ['records'], types: [], when: 'daily' };
  await take('getNotifications', { path });
  await take('replaceNotifications', { path, headers: match, body: { recipients: [recipient], digestHour: 8 } });
  const linkId = newId();
  await sql(
    `insert into notify.rerun_links (id, tenant_id, company_id, type, title, record_ids, created_at, expires_at)
     values ($1, $2, $3, 'invoices', '1 record failed', $4, now(), now() + interval '1 day')`,
    [linkId, tenantId, companyId, [recordIds[0]]],
  );
  const { keyId, sealed } = gateway.deps.keyRing.seal(`${tenantId} ${linkId}`, {
    tenantId: 'notify',
    companyId: 'rerun-links',
    column: 'token',
  });
  const token = `${keyId}.${sealed.toString('base64url')}`;
  await take('showRerunLink', { path: { token }, key: null });
  await take('useRerunLink', { path: { token }, headers: form, key: null });

  // Webhooks of programs.
  const webhookInput = {
    url: 'https://hooks.example.com/autosync',
    eventTypes: ['batch.finished'],
    contact: 'ops@example.com',
  };
  const created = { headers: { 'idempotency-key': 'hook-1' }, body: webhookInput };
  const webhook = (await take('createWebhook', created)).body;
  const hook = { webhookId: webhook.id as string };
  await take('listWebhooks');
  await take('getWebhook', { path: hook });
  await take('replaceWebhook', {
    path: hook,
    headers: match,
    body: { ...webhookInput, description: 'Data warehouse', companyIds: [], enabled: true },
  });
  await take('rotateWebhookSecret', { path: hook, body: { overlapSeconds: 3600 } });
  const delivery = { ...hook, deliveryId: (await take('testWebhook', { path: hook })).body.id as string };
  await take('listWebhookDeliveries', { path: hook, query: { limit: '2' } });
  await take('getWebhookDelivery', { path: delivery });
  await take('redeliverWebhook', { path: delivery });
  await take('redeliverWebhooks', { path: hook, body: { from: '2026-03-02T08:00:00Z' } });
  await take('removeWebhook', { path: hook });

  // Both sides compared.
  await take('requestComparison', { path, body: { type: 'invoices' } });
  const comparing = comparingWorker(database, tenantId);
  await comparing.synced(companyId, { 'A-1001': '1', 'A-1002': '2' });
  const date = { field: 'TxnDate', name: 'date', ours: '2026-01-31', theirs: '2026-02-28' };
  const comparisonId = await comparing.compare(companyId, [seen('1'), edited('2', [date])]);
  await comparing.stop();
  await take('listComparisons', { path });
  await take('getComparison', { path: { companyId, comparisonId } });
  await take('getComparisonTrend', { path });
  const differences = await take('listDifferences', { path });
  const differenceId = differences.body.items[0].id as string;
  await take('getDifference', { path: { companyId, differenceId } });
  await take('exportDifferences', { path });
  const accepting = { path: { companyId, differenceId }, headers: match };
  await take('acceptDifference', { ...accepting, body: { note: 'Agreed with the customer' } });
  await take('withdrawAcceptance', accepting);

  // Payments.
  const paying = paymentsWorker(database, tenantId);
  await paying.homeCurrency(companyId, 'USD');
  await paying.read(companyId, [document('Payment', '501', { currency: 'USD', pays: { 'Invoice 1': '100.00' } })]);
  await paying.stop();
  await take('listPayments', { path });
  await take('listPaymentApplications', { path, query: { limit: '2' } });
  const told = JSON.stringify([{ type: 'qbo.payment.created.v1', intuitaccountid: realmId }]);
  const signature = createHmac('sha256', webhookToken).update(told).digest('base64');
  await take('takeWebhook', {
    headers: { 'content-type': 'application/cloudevents-batch+json', 'intuit-signature': signature },
    body: told,
    key: null,
  });

  // How all of it is, and its end.
  await take('getStatusSummary');
  await take('listCompanyStatus', { query: { limit: '2' } });
  await take('search', { query: { q: 'contoso' } });
  await take('listAuditEvents', { query: { limit: '2' } });
  await owner.withAllTenants((tx) =>
    saveBooksReset(tx, { ...ids, detail: 'the Id 1', writtenSince: null, now: new Date() }),
  );
  const found = await take('getBooksReset', { path });
  await take('decideBooksReset', {
    path,
    headers: { 'if-match': String(found.headers['etag']) },
    body: { decision: 'rest' },
  });
  await take('disconnect', { path });
  await take('releaseRealm', { path: { realmId }, body: { note: 'Sold to another firm' }, ...asOperator });
  await take('removeCompany', { path });
  recorded = settle(log.examples);
}, 240_000);
afterAll(() => stop());

/** What of a request is the same each time it is made. */
const asked = ({ parameters, body, type, status }: Example) => ({
  parameters: Object.keys(parameters),
  isText: typeof body === 'string',
  fields: typeof body === 'object' && body !== null ? Object.keys(body) : [],
  type,
  status,
});

it('every operation has an example, which the gateway answers as the document says', () => {
  if (process.env['RECORD_EXAMPLES'] === '1') {
    writeFileSync(examplesFile, `${JSON.stringify(recorded, null, 1)}\n`);
  }
  expect(operations.filter((name) => recorded[name] === undefined)).toEqual([]);
  const kept = readExamples();
  const those = (examples: Examples) =>
    Object.fromEntries(Object.entries(examples).map(([name, example]) => [name, asked(example)]));
  expect(those(kept)).toEqual(those(recorded));
});
