import { isJsonObject } from '../json.ts';

export type Form = Record<string, string | undefined>;

/**
 * The texts of a form or of a JSON object: intuit-oauth revokes with JSON, node-quickbooks with a form
 * (docs/quickbooks.md#intuit-oauth).
 */
export function formOf(values: unknown): Form {
  if (!isJsonObject(values)) return {};
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
