import type { Tx } from '@autosync/db';
import type { Actor } from '../domain/principal.ts';

export type OAuthState = { tenantId: string; companyId: string; actor: Actor };

/** Notes that somebody went to QuickBooks to allow a connection; answers until when they may come back. */
export async function insertOAuthState(
  tx: Tx,
  state: OAuthState & { hash: Buffer; ttlMs: number; now: Date | null },
): Promise<Date> {
  const { rows } = await tx.query<{ expiresAt: Date }>({
    name: 'gateway.insert-oauth-state',
    text: `insert into accounts.oauth_states (state_hash, tenant_id, company_id, actor, created_at, expires_at)
      select $1, $2, $3, $4::jsonb, t.now, t.now + make_interval(secs => $5::double precision / 1000)
      from (select coalesce($6::timestamptz, clock_timestamp()) as now) t
      returning expires_at as "expiresAt"`,
    values: [state.hash, state.tenantId, state.companyId, state.actor, state.ttlMs, state.now],
  });
  return (rows[0] as { expiresAt: Date }).expiresAt;
}

/** A state that can still be used, with the browser that it is bound to. */
export async function findOAuthState(
  tx: Tx,
  { hash, now }: { hash: Buffer; now: Date | null },
): Promise<(OAuthState & { browserHash: Buffer | null }) | undefined> {
  const { rows } = await tx.query<OAuthState & { browserHash: Buffer | null }>({
    name: 'gateway.find-oauth-state',
    text: `select tenant_id as "tenantId", company_id as "companyId", actor, browser_hash as "browserHash"
      from accounts.oauth_states
      where state_hash = $1 and used_at is null and expires_at > coalesce($2::timestamptz, clock_timestamp())`,
    values: [hash, now],
  });
  return rows[0];
}

/** Binds a state to the browser in which the person begins: the first one. False when it is bound to another, or gone. */
export async function bindBrowser(
  tx: Tx,
  { hash, browserHash, now }: { hash: Buffer; browserHash: Buffer; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'gateway.bind-browser',
    text: `update accounts.oauth_states set browser_hash = $2
      where state_hash = $1 and used_at is null and expires_at > coalesce($3::timestamptz, clock_timestamp())
        and (browser_hash is null or browser_hash = $2)`,
    values: [hash, browserHash, now],
  });
  return rowCount === 1;
}

/** Takes a state for its one use; undefined when it is unknown, used before, expired, or of another browser. */
export async function takeOAuthState(
  tx: Tx,
  { hash, browserHash, now }: { hash: Buffer; browserHash: Buffer; now: Date | null },
): Promise<OAuthState | undefined> {
  const { rows } = await tx.query<OAuthState>({
    name: 'gateway.take-oauth-state',
    text: `update accounts.oauth_states s set used_at = t.now
      from (select coalesce($2::timestamptz, clock_timestamp()) as now) t
      where s.state_hash = $1 and s.used_at is null and s.expires_at > t.now and s.browser_hash = $3
      returning s.tenant_id as "tenantId", s.company_id as "companyId", s.actor`,
    values: [hash, now, browserHash],
  });
  return rows[0];
}

/** Deletes a page of those that expired longer than `ageMs` ago; answers how many. */
export async function deleteOldOAuthStates(
  tx: Tx,
  { ageMs, limit, now }: { ageMs: number; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.delete-old-oauth-states',
    text: `delete from accounts.oauth_states where state_hash in (
      select state_hash from accounts.oauth_states
      where expires_at < coalesce($2::timestamptz, clock_timestamp()) - make_interval(secs => $1::double precision / 1000)
      order by expires_at limit $3)`,
    values: [ageMs, now, limit],
  });
  return rowCount;
}
