import { contentHash, newId, toError } from '@autosync/core';
import type { KeyRing } from '@autosync/connections';
import type { Db, Tx } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import {
  claimIdempotencyKey,
  findIdempotencyKey,
  lockStep,
  releaseIdempotencyKey,
  storeAnswer,
  storeStep,
} from '../data-access/idempotency-keys.ts';
import type { IdempotencyKey } from '../data-access/idempotency-keys.ts';
import { problem } from '../errors.ts';
import type { GatewayMetrics } from '../metrics.ts';

export type Answer = { status: number; headers?: Record<string, string>; body: unknown };

/** Keeps an answer in the transaction that does the work, so that both or neither exist. */
type Keep = (tx: Tx, answer: Answer) => Promise<Answer>;

/**
 * Does a step in a transaction, once per Idempotency-Key even where the process dies after it and before the answer is
 * kept: the repeat gets what came of it then.
 */
export type Once = (tx: Tx, step: () => Promise<string>) => Promise<string>;

export type IdempotentRequest = {
  tenantId: string;
  keyId: string;
  idempotencyKey: string | undefined;
  /** What makes two requests the same. */
  content: unknown;
};

/**
 * Runs the work of a POST at most once per Idempotency-Key (docs/protocol.md#contracts): the same key and content get the stored answer,
 * another content `idempotency-key-reused`, a request still in flight `request-in-progress`. Work that fails stores
 * nothing and gives the key back. Without a key the work just runs.
 */
export type AnswerOnce = (
  request: IdempotentRequest,
  work: (keep: Keep, once: Once) => Promise<Answer>,
) => Promise<Answer & { replayed: boolean }>;

const takenOver = () =>
  problem('request-in-progress', 'Another process has taken this request over; ask again for its answer.');

type AnswerOnceDeps = {
  db: Pick<Db, 'withTenant'>;
  keyRing: KeyRing;
  lockMs: number;
  now: () => Date | null;
  logger: Pick<Logger, 'warn'>;
  metrics: Pick<GatewayMetrics, 'idempotency'>;
};

export function createAnswerOnce({ db, keyRing, lockMs, now, logger, metrics }: AnswerOnceDeps): AnswerOnce {
  const sealing = (key: IdempotencyKey) => ({ tenantId: key.tenantId, companyId: key.keyId, column: 'answer' });

  async function replay(key: IdempotencyKey, fingerprint: string): Promise<Answer> {
    const stored = await db.withTenant(key.tenantId, (tx) => findIdempotencyKey(tx, key));
    if (stored !== undefined && stored.fingerprint !== fingerprint) {
      metrics.idempotency.inc({ outcome: 'reused' });
      throw problem('idempotency-key-reused', 'Use a new Idempotency-Key for each different request.');
    }
    if (stored === undefined || stored.answer === null || stored.sealedWith === null) {
      metrics.idempotency.inc({ outcome: 'in-progress' });
      throw problem('request-in-progress', 'Send the same request again in a moment to get its answer.');
    }
    metrics.idempotency.inc({ outcome: 'replayed' });
    const sealed = { keyId: stored.sealedWith, sealed: stored.answer };
    return JSON.parse(keyRing.open(sealed, sealing(key))) as Answer;
  }

  async function release(key: IdempotencyKey, claimId: string): Promise<void> {
    metrics.idempotency.inc({ outcome: 'released' });
    try {
      await db.withTenant(key.tenantId, (tx) => releaseIdempotencyKey(tx, { ...key, claimId }));
    } catch (error) {
      logger.warn({ tenantId: key.tenantId, err: toError(error) }, 'idempotency key not released: it frees itself');
    }
  }

  return async ({ idempotencyKey, content, ...owner }, work) => {
    if (idempotencyKey === undefined)
      return {
        ...(await work(
          async (_tx, answer) => answer,
          (_tx, step) => step(),
        )),
        replayed: false,
      };
    const key = { ...owner, idempotencyKey };
    const fingerprint = contentHash(content);
    const claimId = newId();
    const claim = { ...key, fingerprint, claimId, lockMs, now: now() };
    const isOurs = await db.withTenant(key.tenantId, (tx) => claimIdempotencyKey(tx, claim));
    if (!isOurs) return { ...(await replay(key, fingerprint)), replayed: true };

    const keep: Keep = async (tx, answer) => {
      const { keyId: sealedWith, sealed } = keyRing.seal(JSON.stringify(answer), sealing(key));
      if (await storeAnswer(tx, { ...key, claimId, sealedWith, answer: sealed })) return answer;
      throw takenOver();
    };
    const once: Once = async (tx, step) => {
      const before = await lockStep(tx, { ...key, claimId });
      if (before === undefined) throw takenOver();
      if (before !== null) return before;
      const result = await step();
      await storeStep(tx, { ...key, result });
      return result;
    };
    try {
      const answer = await work(keep, once);
      metrics.idempotency.inc({ outcome: 'answered' });
      return { ...answer, replayed: false };
    } catch (error) {
      await release(key, claimId);
      throw error;
    }
  };
}
