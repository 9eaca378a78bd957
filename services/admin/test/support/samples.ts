import { newId } from '@autosync/core';
import { encodeDeadLetter } from '@autosync/contracts';
import { createKeyRing, sealTokens } from '@autosync/connections';
import type { Db } from '@autosync/db';
import { createKafka, createProducer } from '@autosync/kafka';
import { silent } from './pods.ts';

export type Company = { tenantId: string; companyId: string; name: string };

/** A company that is switched on and due long ago, as the scheduler has it. */
export async function scheduledCompany(owner: Db, name: string): Promise<Company> {
  const company = { tenantId: newId(), companyId: newId(), name };
  await owner.withAllTenants(async (tx) => {
    await tx.query({
      text: `insert into schedule.companies (company_id, tenant_id, name, time_zone, connection_state, connection_version,
          disabled, removed, pushed_version, enabled)
        values ($1, $2, $3, 'UTC', 'connected', 1, false, false, 1, true)`,
      values: [company.companyId, company.tenantId, name],
    });
    await tx.query({
      text: `insert into schedule.types (company_id, type, tenant_id, class, enabled, enabled_at, period, anchor, last_success_at,
          last_reason)
        values ($1, 'invoices', $2, 2, true, now() - interval '2 days', interval '2 hours', now() - interval '2 days',
          now() - interval '1 day', 'nothing-pending')`,
      values: [company.companyId, company.tenantId],
    });
  });
  return company;
}

/** Tokens of a connection, sealed with a key. */
export async function sealedConnection(owner: Db, key: { id: string; byte: number }): Promise<Company> {
  const company = { tenantId: newId(), companyId: newId(), name: 'Sealed' };
  const ring = createKeyRing({ keys: [{ id: key.id, key: Buffer.alloc(32, key.byte) }] });
  const now = new Date();
  const later = new Date(now.getTime() + 3_600_000);
  const tokens = {
    accessToken: 'a',
    refreshToken: 'r',
    accessExpiresAt: later,
    refreshExpiresAt: later,
    createdAt: now,
  };
  const sealed = sealTokens(ring, company, tokens);
  await owner.withAllTenants(async (tx) => {
    await tx.query({
      text: 'insert into accounts.tenants (id, name) values ($1, $2)',
      values: [company.tenantId, 'T'],
    });
    await tx.query({
      text: "insert into accounts.companies (id, tenant_id, name, time_zone) values ($1, $2, $3, 'UTC')",
      values: [company.companyId, company.tenantId, company.name],
    });
    await tx.query({
      text: `insert into accounts.connections (company_id, tenant_id, state, version, key_id, access_token, refresh_token)
        values ($1, $2, 'connected', 1, $3, $4, $5)`,
      values: [company.companyId, company.tenantId, sealed.keyId, sealed.accessToken, sealed.refreshToken],
    });
  });
  return company;
}

/** A batch with one row that batch-status did not take. */
export async function resultSetAside(owner: Db): Promise<string> {
  const batchId = newId();
  await owner.withAllTenants((tx) =>
    tx.query({
      text: `insert into records.results_aside (tenant_id, company_id, batch_id, kind, body, created_at, set_aside_at, code, message)
        values ($1, $2, $3, 'result', '{}', now(), now(), 'invalid-request', 'body.amount is missing')`,
      values: [newId(), newId(), batchId],
    }),
  );
  return batchId;
}

/** A dead letter about an event that `value` holds. */
export async function deadLetter(
  brokers: string[],
  { value, topic, consumer }: { value: Buffer; topic: string; consumer: string },
): Promise<void> {
  const producer = createProducer(createKafka({ brokers, clientId: 'admin-test', logger: silent }));
  await producer.start();
  const input = {
    topic,
    partition: 0,
    offset: '7',
    timestamp: '0',
    key: Buffer.from('k'),
    value,
    headers: { ce_id: 'e' },
  };
  const letter = { consumer, code: 'event-invalid', message: 'not a valid event', now: new Date() };
  await producer.send([encodeDeadLetter(input, letter)]);
  await producer.stop();
}
