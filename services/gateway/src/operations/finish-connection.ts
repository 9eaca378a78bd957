import { AutosyncError, backOffMs, errorCode, isRetryable, sleep, toError } from '@autosync/core';
import { sealTokens, storeTokens } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import { forgetTold } from '@autosync/records';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import type { OAuth, Tokens } from '@autosync/qbo';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { findCompany, isRealmOfAnother, lockCompany, setRealm } from '../data-access/companies.ts';
import type { Company } from '../data-access/companies.ts';
import { findOAuthState, takeOAuthState } from '../data-access/oauth-states.ts';
import type { OAuthState } from '../data-access/oauth-states.ts';
import { hashSecret } from '../domain/api-keys.ts';
import type { CallbackOutcome } from '../metrics.ts';
import type { CompanyPush } from './company-push.ts';

/** How it ended, with what the page for the browser tells. */
export type Callback = { outcome: CallbackOutcome; companyName?: string; realmId?: string; boundRealmId?: string };

/** What the address says, and the browser's cookie. */
export type CallbackQuery = { state?: string; code?: string; realmId?: string; error?: string; browser?: string };

type FinishDeps = {
  db: Pick<Db, 'withTenant' | 'withoutTenant'>;
  oauth: Pick<OAuth, 'exchangeCode'>;
  keyRing: KeyRing;
  push: Pick<CompanyPush, 'wake'>;
  now: () => Date | null;
  logger: Pick<Logger, 'warn' | 'error'>;
};

/** The code is used up by the first exchange, whatever comes of it: a page that is loaded again starts over. */
const outcomeOfError: Readonly<Record<string, CallbackOutcome>> = {
  'oauth-denied': 'denied',
  'oauth-invalid-callback': 'realm-missing',
  'oauth-invalid-grant': 'code-refused',
};

/** What Intuit's realm ids look like; in a browser's address anything may stand. */
const REALM = /^\d{1,20}$/;

/**
 * Somebody comes back from QuickBooks. The state is taken first and once; a company that QuickBooks has answered for takes
 * the same QuickBooks company only, since every Id we stored belongs to it. The realm in the address is a claim until
 * then: a worker's first call with the tokens tells whether they are of this realm.
 */
export async function finishConnection(deps: FinishDeps, query: CallbackQuery, requestId: string): Promise<Callback> {
  const state = await takeState(deps, query);
  if (state === undefined) return { outcome: 'state-invalid' };
  if (state === 'other-browser') return { outcome: 'other-browser' };
  const company = await deps.db.withTenant(state.tenantId, (tx) => findCompany(tx, state.companyId));
  if (company === undefined) return { outcome: 'state-invalid' };
  const companyName = company.name;
  if (query.error !== undefined) return { outcome: 'denied', companyName };
  const realmId = query.realmId;
  if (realmId !== undefined) {
    if (!REALM.test(realmId)) return { outcome: 'realm-missing', companyName };
    if (company.realmBound && company.realmId !== null && company.realmId !== realmId) {
      return { outcome: 'realm-differs', companyName, realmId, boundRealmId: company.realmId };
    }
    // Before the exchange: at Intuit it could end the connection of the company which has this realm.
    const claim = { id: company.id, realmId };
    if (await deps.db.withTenant(state.tenantId, (tx) => isRealmOfAnother(tx, claim))) {
      return { outcome: 'realm-taken', companyName, realmId };
    }
  }
  const outcome = await exchangeAndStore(deps, { state, company, query, requestId });
  return { outcome, companyName, ...(realmId !== undefined && { realmId }) };
}

/** A state that comes back in another browser is not used up: its own may still come. */
async function takeState(
  { db, now }: FinishDeps,
  { state, browser }: CallbackQuery,
): Promise<OAuthState | 'other-browser' | undefined> {
  if (state === undefined) return undefined;
  const hash = hashSecret(state);
  return db.withoutTenant(async (tx) => {
    const browserHash = hashSecret(browser ?? '');
    const taken = await takeOAuthState(tx, { hash, browserHash, now: now() });
    if (taken !== undefined) return taken;
    return (await findOAuthState(tx, { hash, now: now() })) === undefined ? undefined : 'other-browser';
  });
}

type Exchange = { state: OAuthState; company: Company; query: CallbackQuery; requestId: string };

async function exchangeAndStore(deps: FinishDeps, exchange: Exchange): Promise<CallbackOutcome> {
  const { company, query } = exchange;
  try {
    const { code = '', realmId = '' } = query;
    const { tokens } = await deps.oauth.exchangeCode(`?${new URLSearchParams({ code, realmId }).toString()}`);
    await storeWithRetries(deps, exchange, { tokens, realmId });
    deps.push.wake();
    return 'connected';
  } catch (error) {
    const outcome = outcomeOfError[errorCode(error) ?? ''] ?? 'failed';
    const where = { tenantId: company.tenantId, companyId: company.id };
    const level = outcome === 'failed' && !isRetryable(error) ? 'error' : 'warn';
    deps.logger[level]({ ...where, errorCode: errorCode(error), err: toError(error) }, 'connection not finished');
    return outcome;
  }
}

type Received = { tokens: Tokens; realmId: string };

/** Tokens that were just received exist nowhere else: a database that restarts is given a few seconds to take them. */
const STORE_ATTEMPTS = 6;

async function storeWithRetries(deps: FinishDeps, exchange: Exchange, received: Received): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store(deps, exchange, received);
    } catch (error) {
      if (!isRetryable(error) || attempt === STORE_ATTEMPTS) throw error;
      await sleep(backOffMs(attempt, { baseMs: 100, maxMs: 2000 }));
    }
  }
}

async function store(
  { db, keyRing, now }: FinishDeps,
  { state, company: { id: companyId }, requestId }: Exchange,
  { tokens, realmId }: Received,
): Promise<void> {
  const { tenantId, actor } = state;
  await db.withTenant(tenantId, async (tx) => {
    const before = await lockCompany(tx, companyId);
    if (before === undefined) throw new AutosyncError('company-gone', 'the company was removed meanwhile');
    if (before.realmId !== realmId) await setRealm(tx, { id: companyId, realmId, now: now() });
    const sealed = sealTokens(keyRing, { tenantId, companyId }, tokens);
    const change = { companyId, readVersion: before.connectionVersion, tokens: sealed, realmId, now: now() };
    if ((await storeTokens(tx, change)) === null) {
      throw new AutosyncError('connection-changed', 'the connection was bound to another QuickBooks company meanwhile');
    }
    await forgetTold(tx, companyId);
    await insertAuditEvent(tx, {
      tenantId,
      companyId,
      actor,
      action: 'connection.connected',
      outcome: 'done',
      before: { state: before.connectionState, realmId: before.realmId },
      after: { state: 'connected', realmId },
      requestId,
      now: now(),
    });
  });
}
