import { errorCode, toError } from '@autosync/core';
import { openRefreshToken, readConnection, setConnectionState } from '@autosync/connections';
import type { ConnectionRow, KeyRing } from '@autosync/connections';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import type { OAuth } from '@autosync/qbo';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { lockCompany } from '../data-access/companies.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';

type DisconnectDeps = {
  db: Pick<Db, 'withTenant'>;
  oauth: Pick<OAuth, 'revoke'>;
  keyRing: KeyRing;
  now: () => Date | null;
  logger: Pick<Logger, 'warn'>;
};

export type DisconnectOrder = {
  tenantId: string;
  companyId: string;
  actor: Actor;
  requestId: string;
  /** For people; without, it was somebody of the tenant. */
  reason?: string;
};

/** The row as it was, or null when there was nothing to disconnect. */
async function forgetTokens({ db, now }: DisconnectDeps, order: DisconnectOrder): Promise<ConnectionRow | null> {
  const { companyId, reason = 'Disconnected by hand', ...who } = order;
  return db.withTenant(order.tenantId, async (tx) => {
    const company = await lockCompany(tx, companyId);
    const row = company === undefined ? null : await readConnection(tx, companyId);
    if (row === null) throw problem('not-found', 'There is no such company.');
    if (row.state === 'disconnected') return null;
    await setConnectionState(tx, { companyId, readVersion: row.version, state: 'disconnected', reason, now: now() });
    await insertAuditEvent(tx, {
      ...who,
      companyId,
      action: 'connection.disconnected',
      outcome: 'done',
      before: { state: row.state, realmId: row.realmId },
      after: { state: 'disconnected', realmId: row.realmId, reason },
      now: now(),
    });
    return row;
  });
}

/**
 * Ends a connection here at once, and at Intuit as well as it goes: the tokens are forgotten either way. The company
 * stays bound to its QuickBooks company.
 */
export async function disconnectCompany(deps: DisconnectDeps, order: DisconnectOrder): Promise<void> {
  const { oauth, keyRing, logger } = deps;
  const row = await forgetTokens(deps, order);
  if (row === null) return;
  try {
    await oauth.revoke(openRefreshToken(keyRing, row));
  } catch (error) {
    const { tenantId, companyId } = order;
    logger.warn(
      { tenantId, companyId, errorCode: errorCode(error), err: toError(error) },
      'tokens not revoked at Intuit',
    );
  }
}
