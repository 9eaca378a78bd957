import { answered, itemsOf, type Action } from '@autosync/client';
import { cliFault } from './exit-codes.ts';
import type { Session } from './session.ts';
import { incomingTypes, recordsPath, sentTypes } from './types.ts';

type Json = Record<string, unknown>;
type Columns = Readonly<Record<string, (item: Json) => string>>;

/** Items of a list with their columns as a table. */
export type Exported = { items: AsyncIterable<Json>; columns: Columns };

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Columns by the paths of their fields: `failure.code` becomes the column `failureCode`. */
function columnsOf(...places: string[]): Columns {
  const entries = places.map((place) => {
    const path = place.split('.');
    const name = path.map((word, n) => (n === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)).join('');
    const read = (item: Json) =>
      text(path.reduce<unknown>((value, key) => (value as Json | null | undefined)?.[key], item));
    return [name, read] as const;
  });
  return Object.fromEntries(entries);
}

const recordColumns = columnsOf(
  'externalId',
  'syncState',
  'version',
  'syncedVersion',
  'syncedAt',
  'cancelled',
  'quickbooks.entity',
  'quickbooks.id',
  'quickbooks.docNumber',
  'failure.code',
  'failure.message',
  'failure.fix',
  'updatedAt',
);
const batchColumns = columnsOf(
  'createdAt',
  'label',
  'type',
  'trigger',
  'stateName',
  'counts.total',
  'counts.succeeded',
  'counts.warning',
  'counts.failed',
  'counts.skipped',
  'message',
  'fix',
  'startedAt',
  'finishedAt',
  'id',
);
const actionColumns = columnsOf(
  'externalId',
  'state',
  'operation',
  'entity',
  'quickbooksId',
  'docNumber',
  'amount',
  'code',
  'message',
  'fix',
  'at',
);
const paymentColumns = columnsOf(
  'entity',
  'quickbooksId',
  'state',
  'date',
  'customer.name',
  'total',
  'unapplied',
  'currency',
  'referenceNumber',
  'changedAt',
);

export const exportKinds: readonly string[] = [...sentTypes, ...incomingTypes, 'batches', 'actions'];

type Wanted = { kind: string; batchId: string | undefined };

async function actionsOf({ client }: Session, batchId: string | undefined): Promise<Exported> {
  if (batchId === undefined) throw cliFault('usage', 'Say with --batch of which batch.');
  const path = { batchId };
  await answered(client.GET('/v1/batches/{batchId}', { params: { path } }));
  const items = itemsOf<Action>(async (cursor) => {
    const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
    return (await answered(client.GET('/v1/batches/{batchId}/actions', { params: { path, query } }))).data;
  });
  return { items, columns: actionColumns };
}

/** @throws a fault with a message for people if there is no such list. */
export async function openExport(session: Session, { kind, batchId }: Wanted): Promise<Exported> {
  if (kind === 'actions') return actionsOf(session, batchId);
  const type = sentTypes.find((one) => one === kind);
  if (type === undefined && !exportKinds.includes(kind)) {
    throw cliFault('usage', `There is no "${kind}" to export; there are ${exportKinds.join(', ')}.`);
  }
  const { client } = session;
  const { id: companyId } = await session.company();
  const path = { companyId };
  const params = (cursor: string | undefined) => ({
    params: { path, query: { limit: 200, ...(cursor !== undefined && { cursor }) } },
  });
  if (type !== undefined) {
    const records = async (cursor: string | undefined) =>
      (await answered(client.GET(recordsPath(type), params(cursor)))).data;
    return { items: itemsOf<Json>(records), columns: recordColumns };
  }
  if (kind === 'batches') {
    const batches = async (cursor: string | undefined) =>
      (await answered(client.GET('/v1/companies/{companyId}/batches', params(cursor)))).data;
    return { items: itemsOf<Json>(batches), columns: batchColumns };
  }
  const payments = async (cursor: string | undefined) =>
    (await answered(client.GET('/v1/companies/{companyId}/payments', params(cursor)))).data;
  return { items: itemsOf<Json>(payments), columns: paymentColumns };
}
