import type { Command, Ending } from '@autosync/cli';
import {
  countByKey,
  listSealedOtherwise,
  readConnection,
  resealTokens,
  storeResealed,
  type KeyRing,
} from '@autosync/connections';
import { errorCode } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import { showRows, type Columns } from '../table.ts';

type KeyRow = { keyId: string; connections: number; role: string };

function roleOf(keyRing: KeyRing, keyId: string): string {
  if (keyId === keyRing.sealsWith) return 'seals and opens';
  return keyRing.keyIds.includes(keyId) ? 'opens' : 'NOT IN TOKEN_KEYS: these companies cannot be synced';
}

function adviceOf(row: KeyRow, sealsWith: string): string {
  if (row.keyId === sealsWith) return '-';
  if (row.role !== 'opens') return 'put the key back';
  return row.connections === 0 ? 'may be taken out' : 'keep it: autosync-admin tokens reseal';
}

async function tokens({ db, keyRing, out }: Context): Promise<Ending> {
  const ring = keyRing();
  const counts = await db().withAllTenants(countByKey);
  const ids = [...new Set([...ring.keyIds, ...counts.keys()])];
  const rows = ids.map((keyId) => ({ keyId, connections: counts.get(keyId) ?? 0, role: roleOf(ring, keyId) }));
  const columns: Columns<KeyRow> = {
    KEY: ({ keyId }) => keyId,
    CONNECTIONS: ({ connections }) => connections,
    ROLE: ({ role }) => role,
    ADVICE: (row) => adviceOf(row, ring.sealsWith),
  };
  await showRows(out, { rows, columns, none: '' });
  return ids.every((keyId) => ring.keyIds.includes(keyId)) ? 'done' : 'failed';
}

const PAGE = 200;

/** Else why the tokens cannot be read. */
type Outcome = 'sealed' | 'changed meanwhile' | 'key-missing' | 'unsealing-failed';

async function resealOne(
  { db }: Context,
  keyRing: KeyRing,
  { tenantId, companyId }: { tenantId: string; companyId: string },
): Promise<Outcome> {
  try {
    return await db().withTenant(tenantId, async (tx) => {
      const row = await readConnection(tx, companyId);
      const resealed = row === null ? null : resealTokens(keyRing, row);
      if (row === null || resealed === null) return 'changed meanwhile';
      const stored = await storeResealed(tx, { companyId, readVersion: row.version, ...resealed });
      return stored ? 'sealed' : 'changed meanwhile';
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'key-missing' || code === 'unsealing-failed') return code;
    throw error;
  }
}

async function reseal(context: Context): Promise<Ending> {
  const { db, out, signal } = context;
  const keyRing = context.keyRing();
  const outcomes = new Map<Outcome, number>();
  const unreadable: { tenantId: string; companyId: string; reason: string }[] = [];
  const counts = await db().withAllTenants(countByKey);
  const total = [...counts].reduce(
    (sum, [keyId, connections]) => sum + (keyId === keyRing.sealsWith ? 0 : connections),
    0,
  );
  let seen = 0;
  for (let after: string | null = null; !signal.aborted;) {
    const from: string | null = after;
    const page: { companyId: string; tenantId: string }[] = await db().withAllTenants((tx) =>
      listSealedOtherwise(tx, { keyId: keyRing.sealsWith, after: from, limit: PAGE }),
    );
    for (const one of page) {
      if (signal.aborted) break;
      const outcome = await resealOne(context, keyRing, one);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome.includes('-')) unreadable.push({ ...one, reason: outcome });
      seen += 1;
      out.progress(`${seen} of ${total}`);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)?.companyId ?? null;
  }
  const sealed = outcomes.get('sealed') ?? 0;
  const left = outcomes.get('changed meanwhile') ?? 0;
  await out.show({ keyId: keyRing.sealsWith, sealed, changedMeanwhile: left, unreadable }, [
    `Sealed with ${keyRing.sealsWith}: ${sealed} of ${total}.`,
    ...(left > 0 ? [`Changed meanwhile: ${left}; give the same command again.`] : []),
    ...unreadable.map(
      ({ companyId, reason }) =>
        `Unreadable (${reason}): company ${companyId}; it must be connected again, or its key put back.`,
    ),
  ]);
  return unreadable.length + left > 0 || signal.aborted ? 'failed' : 'done';
}

export function tokenCommands(program: Command, act: Act): void {
  const command = program
    .command('tokens')
    .summary('QuickBooks tokens by the key that seals them: list, reseal (gateway)');
  command
    .command('list')
    .summary('connections by key, and which keys may go; ends with 1 where a key is missing')
    .action(act(tokens));
  command
    .command('reseal')
    .summary('seals everything with the first key of TOKEN_KEYS')
    .description(
      'The gateway does the same by itself, slowly. Online: workers refresh meanwhile, and what they store wins.',
    )
    .action(act(reseal));
}
