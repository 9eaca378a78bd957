import type { QboChanges, QboDeleted, QboEntityName, QboStored } from './entities.ts';

/** Each function finds one part of a body; undefined when the body does not have it, which is no answer of QBO's. */

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function pickObject<T extends object>(name: string): (body: unknown) => T | undefined {
  return (body) => (isObject(body) && isObject(body[name]) ? (body[name] as T) : undefined);
}

export function pickStored<T>(name: string): (body: unknown) => QboStored<T> | undefined {
  return (body) => {
    const found = pickObject<QboStored<T> & object>(name)(body);
    return typeof found?.Id === 'string' ? found : undefined;
  };
}

export function pickRows<T>(name: string): (body: unknown) => T[] | undefined {
  return (body) => {
    const response = pickObject<Record<string, unknown>>('QueryResponse')(body);
    if (response === undefined) return undefined;
    const rows = response[name] ?? [];
    return Array.isArray(rows) ? (rows as T[]) : undefined;
  };
}

/** The answer of a count; none is written as nothing at all, too. */
export function pickCount(body: unknown): number | undefined {
  const { totalCount = 0 } = pickObject<{ totalCount?: unknown }>('QueryResponse')(body) ?? { totalCount: null };
  return typeof totalCount === 'number' ? totalCount : undefined;
}

/** The parts of a change data capture; an entity without changes has an empty element, or none (docs/quickbooks.md#changes). */
export function pickChanges<E extends QboEntityName>(
  entities: readonly E[],
): (body: unknown) => QboChanges<E> | undefined {
  return (body) => {
    const response: unknown = isObject(body) && Array.isArray(body['CDCResponse']) ? body['CDCResponse'][0] : undefined;
    const parts: unknown = isObject(response) ? response['QueryResponse'] : undefined;
    if (!Array.isArray(parts) || !parts.every((part) => isObject(part) && !('Fault' in part))) return undefined;
    const rows = entities.map((entity) => parts.flatMap((part: Record<string, unknown>) => part[entity] ?? []));
    const isDeleted = (row: unknown): row is QboDeleted => isObject(row) && row['status'] === 'Deleted';
    const of = entities.map((entity, index) => {
      const [deleted, live] = [rows[index]?.filter(isDeleted), rows[index]?.filter((row) => !isDeleted(row))];
      return [entity, { live, deleted }] as const;
    });
    return { count: rows.flat().length, of: Object.fromEntries(of) as unknown as QboChanges<E>['of'] };
  };
}
