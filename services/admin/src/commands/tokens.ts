import { type Command, cliFault, type Ending } from '@autosync/cli';
import {
  countByKey,
  listReaders,
  listSealedOtherwise,
  readConnection,
  resealTokens,
  storeResealed,
  type KeyReader,
  type KeyRing,
} from '@autosync/connections';
import { errorCode } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import { showRows, type Columns } from '../table.ts';

type KeyRow = { keyId: string; connections: number; role: string; readers: number; nonReaders: string[] };

function nonReadersOf(readers: readonly KeyReader[], keyId: string): string[] {
  return [...new Set(readers.filter(({ keyIds }) => !keyIds.includes(keyId)).map(({ service }) => service))];
}

function roleOf(keyRing: KeyRing, readers: readonly KeyReader[], keyId: string): string {
  if (!keyRing.keyIds.includes(keyId)) return 'NOT IN TOKEN_KEYS: these companies cannot be synced';
  // What processes say counts: a new key seals only when all can read it. Before any runs it is the first.
  const seals = readers.length === 0 ? keyId === keyRing.sealsWith : readers.some((one) => one.sealsWith === keyId);
  return seals ? 'seals and opens' : 'opens';
}

function adviceOf({ keyId, role, connections, nonReaders }: KeyRow, first: string): string {
  if (role.startsWith('NOT')) return 'put the key back';
  if (keyId === first)
    return nonReaders.length === 0 ? '-' : 'seals as soon as all processes can read it: finish the rollout';
  return connections === 0 ? 'may be taken out' : 'keep it: autosync-admin tokens reseal';
}

function readByOf({ readers, nonReaders }: KeyRow): string {
  if (nonReaders.length > 0) return `not by ${nonReaders.join(', ')}`;
  return readers === 0 ? 'no process runs' : `all ${readers} processes`;
}

async function tokens({ db, keyRing, out }: Context): Promise<Ending> {
  const ring = keyRing();
  const counts = await db().withAllTenants(countByKey);
  const readers = await db().withoutTenant((tx) => listReaders(tx));
  const ids = [...new Set([...ring.keyIds, ...counts.keys()])];
  const rows = ids.map((keyId) => ({
    keyId,
    connections: counts.get(keyId) ?? 0,
    role: roleOf(ring, readers, keyId),
    readers: readers.length,
    nonReaders: nonReadersOf(readers, keyId),
  }));
  const columns: Columns<KeyRow> = {
    KEY: ({ keyId }) => keyId,
    CONNECTIONS: ({ connections }) => connections,
    ROLE: ({ role }) => role,
    'READ BY': readByOf,
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
  const unable = nonReadersOf(await db().withoutTenant((tx) => listReaders(tx)), keyRing.sealsWith);
  if (unable.length > 0)
    throw cliFault(
      'refused',
      `The key ${keyRing.sealsWith} cannot be read by ${unable.join(', ')}: let every process have it first.`,
    );
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
    .summary('connections by key, who can read it, and which keys may go; ends with 1 where a key is missing')
    .action(act(tokens));
  command
    .command('reseal')
    .summary('seals everything with the first key of TOKEN_KEYS')
    .description(
      'The gateway does the same by itself, slowly. Online: workers refresh meanwhile, and what they store wins.',
    )
    .action(act(reseal));
}
