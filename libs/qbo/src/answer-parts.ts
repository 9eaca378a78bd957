import type { QboStored } from './entities.ts';

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
