import type { Tx } from '@autosync/db';

export type IdempotencyKey = { tenantId: string; keyId: string; idempotencyKey: string };

export type StoredRequest = { fingerprint: string; sealedWith: string | null; answer: Buffer | null };

const isThis = 'tenant_id = $1 and key_id = $2 and idempotency_key = $3';

/**
 * Takes the key for a request: true when nobody had it, or when the same request had it, got no answer and is past its
 * time (its process died).
 */
export async function claimIdempotencyKey(
  tx: Tx,
  claim: IdempotencyKey & { fingerprint: string; claimId: string; lockMs: number; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'gateway.claim-idempotency-key',
    text: `insert into accounts.idempotency_keys as k
        (tenant_id, key_id, idempotency_key, fingerprint, claim_id, locked_until, created_at)
      select $1, $2, $3, $4, $5, t.now + make_interval(secs => $6::double precision / 1000), t.now
      from (select coalesce($7::timestamptz, clock_timestamp()) as now) t
      on conflict (tenant_id, key_id, idempotency_key) do update
        set claim_id = excluded.claim_id, locked_until = excluded.locked_until
        where k.answer is null and k.fingerprint = excluded.fingerprint and k.locked_until < excluded.created_at`,
    values: [
      claim.tenantId,
      claim.keyId,
      claim.idempotencyKey,
      claim.fingerprint,
      claim.claimId,
      claim.lockMs,
      claim.now,
    ],
  });
  return rowCount === 1;
}

export async function findIdempotencyKey(tx: Tx, key: IdempotencyKey): Promise<StoredRequest | undefined> {
  const { rows } = await tx.query<StoredRequest>({
    name: 'gateway.find-idempotency-key',
    text: `select fingerprint, sealed_with as "sealedWith", answer from accounts.idempotency_keys where ${isThis}`,
    values: [key.tenantId, key.keyId, key.idempotencyKey],
  });
  return rows[0];
}

/** Keeps the answer for repeats. False: another process holds the key by now, and this one must undo its work. */
export async function storeAnswer(
  tx: Tx,
  answer: IdempotencyKey & { claimId: string; sealedWith: string; answer: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'gateway.store-idempotent-answer',
    text: `update accounts.idempotency_keys set sealed_with = $5, answer = $6
      where ${isThis} and claim_id = $4 and answer is null`,
    values: [answer.tenantId, answer.keyId, answer.idempotencyKey, answer.claimId, answer.sealedWith, answer.answer],
  });
  return rowCount === 1;
}

/**
 * What came of the step of a request that was done for good by an earlier try; null when it was not. `undefined`: another
 * process holds the key by now.
 */
export async function lockStep(
  tx: Tx,
  claim: IdempotencyKey & { claimId: string },
): Promise<string | null | undefined> {
  const { rows } = await tx.query<{ result: string | null }>({
    name: 'gateway.lock-idempotent-step',
    text: `select step_result as result from accounts.idempotency_keys where ${isThis} and claim_id = $4 for update`,
    values: [claim.tenantId, claim.keyId, claim.idempotencyKey, claim.claimId],
  });
  return rows[0]?.result;
}

/** Keeps what came of the step, for whoever takes the request over. */
export async function storeStep(tx: Tx, step: IdempotencyKey & { result: string }): Promise<void> {
  await tx.query({
    name: 'gateway.store-idempotent-step',
    text: `update accounts.idempotency_keys set step_result = $4 where ${isThis}`,
    values: [step.tenantId, step.keyId, step.idempotencyKey, step.result],
  });
}

/** Gives a key back whose request came to nothing. Of one whose step is done the row stays, for the repeat goes on there. */
export async function releaseIdempotencyKey(tx: Tx, claim: IdempotencyKey & { claimId: string }): Promise<void> {
  await tx.query({
    name: 'gateway.release-idempotency-key',
    text: `with begun as (
        update accounts.idempotency_keys set locked_until = '-infinity'
        where ${isThis} and claim_id = $4 and answer is null and step_result is not null)
      delete from accounts.idempotency_keys where ${isThis} and claim_id = $4 and answer is null and step_result is null`,
    values: [claim.tenantId, claim.keyId, claim.idempotencyKey, claim.claimId],
  });
}

/** Deletes a page of those that are older than `ageMs`; answers how many. */
export async function deleteOldIdempotencyKeys(
  tx: Tx,
  { ageMs, limit, now }: { ageMs: number; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.delete-old-idempotency-keys',
    text: `delete from accounts.idempotency_keys where (tenant_id, key_id, idempotency_key) in (
      select tenant_id, key_id, idempotency_key from accounts.idempotency_keys
      where created_at < coalesce($2::timestamptz, clock_timestamp()) - make_interval(secs => $1::double precision / 1000)
      order by created_at limit $3)`,
    values: [ageMs, now, limit],
  });
  return rowCount;
}
