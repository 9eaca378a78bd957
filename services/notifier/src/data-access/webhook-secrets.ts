import type { Sealed } from '@autosync/connections';
import type { Tx } from '@autosync/db';

export type WebhookSecret = Sealed & { id: string; webhookId: string; createdAt: Date; expiresAt: Date | null };

const columns = `id, webhook_id as "webhookId", key_id as "keyId", sealed, created_at as "createdAt",
  expires_at as "expiresAt"`;

export async function insertSecret(
  tx: Tx,
  {
    id,
    webhookId,
    tenantId,
    sealed: { keyId, sealed },
    now,
  }: { id: string; webhookId: string; tenantId: string; sealed: Sealed; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.insert-secret',
    text: `
      insert into notify.webhook_secrets (id, webhook_id, tenant_id, key_id, sealed, created_at)
      values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, clock_timestamp()))`,
    values: [id, webhookId, tenantId, keyId, sealed, now],
  });
}

/** The secrets that are valid now, newest first. */
export async function listSecrets(
  tx: Tx,
  { webhookIds, now }: { webhookIds: readonly string[]; now: Date | null },
): Promise<WebhookSecret[]> {
  const { rows } = await tx.query<WebhookSecret>({
    name: 'notify.list-secrets',
    text: `
      select ${columns} from notify.webhook_secrets
      where webhook_id = any($1::uuid[])
        and (expires_at is null or expires_at > coalesce($2::timestamptz, clock_timestamp()))
      order by created_at desc, id`,
    values: [webhookIds, now],
  });
  return rows;
}

/** Ends all secrets after the overlap, and those beyond the newest `keep` now. */
export async function endSecrets(
  tx: Tx,
  { webhookId, overlapMs, keep, now }: { webhookId: string; overlapMs: number; keep: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.end-secrets',
    text: `
      with ranked as (
        select id, row_number() over (order by created_at desc, id) as place
        from notify.webhook_secrets where webhook_id = $1
      ),
      t as (select coalesce($4::timestamptz, clock_timestamp()) as now)
      update notify.webhook_secrets s
      set expires_at = least(s.expires_at,
        t.now + case when r.place <= $3 then $2::float8 else 0 end * interval '1 ms')
      from ranked r, t where r.id = s.id`,
    values: [webhookId, overlapMs, keep, now],
  });
}

export type SecretToReseal = Sealed & { id: string; webhookId: string; tenantId: string };

/** Some secrets that are sealed with another key than this one. */
export async function lockSecretsSealedOtherwise(
  tx: Tx,
  { keyId, after, limit }: { keyId: string; after: string | null; limit: number },
): Promise<SecretToReseal[]> {
  const { rows } = await tx.query<SecretToReseal>({
    name: 'notify.lock-secrets-sealed-otherwise',
    text: `
      select id, webhook_id as "webhookId", tenant_id as "tenantId", key_id as "keyId", sealed
      from notify.webhook_secrets where key_id <> $1 and ($2::uuid is null or id > $2) order by id limit $3
      for update skip locked`,
    values: [keyId, after, limit],
  });
  return rows;
}

export async function storeResealed(
  tx: Tx,
  { id, sealed: { keyId, sealed } }: { id: string; sealed: Sealed },
): Promise<void> {
  await tx.query({
    name: 'notify.store-resealed',
    text: 'update notify.webhook_secrets set key_id = $2, sealed = $3 where id = $1',
    values: [id, keyId, sealed],
  });
}
