import { createKeyRing } from '@autosync/connections';
import type { BatchFinished, Notice, RecordType } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { createDb } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import { insertCompany, listDueCompanies } from '../../src/data-access/companies.ts';
import { listDueDigests } from '../../src/data-access/digest-items.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Recipient } from '../../src/domain/recipient.ts';
import { lookAtCompany } from '../../src/operations/look-at-company.ts';
import { takeFact } from '../../src/operations/take-fact.ts';
import { writeDueDigest } from '../../src/operations/write-digest.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An instant in the tests, in minutes after noon of a Monday. */
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 12, 0) + minutes * minute);

export type Key = { tenantId: string; companyId: string };

export const keyRing = createKeyRing({ keys: [{ id: 'test', key: Buffer.alloc(32, 7) }] });

export const mailContext = {
  keyRing,
  publicUrl: 'https://api.example.com',
  consoleUrl: 'https://autosync.example.com',
  linkTtlMs: 7 * day,
};

export const takingRules = { settleMs: 2 * minute, publicUrl: 'https://api.example.com', retryForMs: 3 * day };

export const quiet = { quietMs: day, patienceMs: hour };

export type StoredMail = { id: string; address: string; subject: string; body_text: string; state: string };

/** A database with what the notifier sees, seen as the notifier sees it; `clock.now` is the time of every statement. */
export async function notifierWorld() {
  const database = await testDatabase({ schemas: ['accounts', 'records', 'notify'] });
  const connect = (connectionString: string) =>
    createDb({ connectionString, applicationName: 'notifier-test', onPoolError: () => undefined });
  const url = database.urlFor('notifier');
  const db = connect(url);
  const owner = connect(database.url);
  const clock = { now: at(0) as Date | null };
  const context = { db, now: () => clock.now };

  async function company(recipients: readonly Partial<Recipient>[] = [{}], name = 'Northwind IT'): Promise<Key> {
    const key = { tenantId: newId(), companyId: newId() };
    const { tenantId, companyId } = key;
    const list = recipients.map((given) => ({
      address: 'anna@example.com',
      about: [],
      types: [],
      when: 'atOnce',
      ...given,
    }));
    await owner.withTenant(tenantId, async (tx) => {
      await tx.query({ text: `insert into accounts.tenants (id, name) values ($1, 'T')`, values: [tenantId] });
      await tx.query({
        text: `insert into accounts.companies (id, tenant_id, name, time_zone) values ($1, $2, $3, 'Europe/Berlin')`,
        values: [companyId, tenantId, name],
      });
      await tx.query({
        text: `insert into accounts.connections (company_id, tenant_id, state) values ($1, $2, 'connected')`,
        values: [companyId, tenantId],
      });
      await insertCompany(tx, key);
      await tx.query({
        text: 'update notify.companies set recipients = $2, version = 1 where company_id = $1',
        values: [companyId, JSON.stringify(list)],
      });
    });
    return key;
  }

  async function connection(key: Key, state: string, expiresAt: Date | null = null): Promise<void> {
    await owner.withTenant(key.tenantId, (tx) =>
      tx.query({
        text: 'update accounts.connections set state = $2, refresh_expires_at = $3 where company_id = $1',
        values: [key.companyId, state, expiresAt],
      }),
    );
  }

  /** A record that failed, as a worker leaves it. */
  async function failRecord(
    { tenantId, companyId }: Key,
    externalId: string,
    failure: Partial<Record<'category' | 'code' | 'message' | 'fix', string>> = {},
    type: RecordType = 'invoices',
  ): Promise<void> {
    const whole = {
      category: 'mapping',
      code: 'customer-missing',
      message: 'There is no customer "Contoso" in QuickBooks.',
      fix: 'Create the customer in QuickBooks, or map it.',
      at: at(0).toISOString(),
      ...failure,
    };
    await owner.withTenant(tenantId, (tx) =>
      tx.query({
        text: `insert into records.records (tenant_id, company_id, type, external_id, content, content_hash, sync_state, failure)
               values ($1, $2, $3, $4, '{}', 'x', 'failed', $5)
               on conflict (company_id, type, external_id) do update set sync_state = 'failed', failure = excluded.failure`,
        values: [tenantId, companyId, type, externalId, JSON.stringify(whole)],
      }),
    );
  }

  async function mendRecord({ tenantId, companyId }: Key, externalId: string): Promise<void> {
    await owner.withTenant(tenantId, (tx) =>
      tx.query({
        text: `update records.records set sync_state = 'synced', failure = null where company_id = $1 and external_id = $2`,
        values: [companyId, externalId],
      }),
    );
  }

  const take = (fact: Fact) => takeFact(context, fact, takingRules);

  /** Looks at all that is due at that instant; answers the number of mails written. */
  async function look(now: Date): Promise<number> {
    clock.now = now;
    const due = await db.withAllTenants((tx) => listDueCompanies(tx, { limit: 100, now }));
    let mails = 0;
    for (const one of due) mails += await lookAtCompany(context, one, { mail: mailContext, quiet });
    const digests = await db.withAllTenants((tx) => listDueDigests(tx, { limit: 100, now }));
    for (const one of digests) mails += await writeDueDigest(context, one, mailContext);
    return mails;
  }

  async function mails(key: Key | null): Promise<StoredMail[]> {
    const { rows } = await db.withAllTenants((tx) =>
      tx.query<StoredMail>({
        text: 'select * from notify.mails where company_id is not distinct from $1 order by created_at, subject, address',
        values: [key?.companyId ?? null],
      }),
    );
    return rows;
  }

  return {
    database,
    url,
    db,
    owner,
    clock,
    context,
    company,
    connection,
    failRecord,
    mendRecord,
    take,
    look,
    mails,
    async close() {
      await Promise.all([db.close(), owner.close()]);
      await database.drop();
    },
  };
}

export type NotifierWorld = Awaited<ReturnType<typeof notifierWorld>>;

export function aBatch({ tenantId, companyId }: Key, given: Partial<BatchFinished> = {}): BatchFinished {
  return {
    tenantId,
    companyId,
    type: 'invoices',
    runId: newId(),
    batchId: newId(),
    trigger: 'schedule',
    dryRun: false,
    state: 'finishedWithError',
    counts: { total: 1, succeeded: 0, warning: 0, failed: 1, skipped: 0 },
    failures: { mapping: 1 },
    finishedAt: at(0).toISOString(),
    ...given,
  };
}

export function batchFact(key: Key, given: Partial<BatchFinished> = {}): Fact {
  const batch = aBatch(key, given);
  return { id: `batch ${batch.batchId}`, kind: 'batch', ...key, at: batch.finishedAt, batch };
}

export function noticeFact(key: Key, notice: Omit<Notice, 'tenantId' | 'companyId' | 'at'>): Fact {
  const whole = { ...key, at: at(0).toISOString(), ...notice };
  return { id: `notice ${newId()}`, kind: 'notice', ...key, at: whole.at, notice: whole };
}
