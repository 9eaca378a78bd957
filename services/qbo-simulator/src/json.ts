import { parseDecimal, textOf as decimalText } from './decimal.ts';

/** A value of a JSON body. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [property: string]: Json };

/** An object while its defaults are filled in; undefined properties count as absent. */
export type Draft = { [property: string]: Json | undefined };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The draft without its undefined properties: QBO never answers a null, absent means empty
 * (docs/quickbooks.md#answers).
 */
export function compact(draft: Draft): JsonObject {
  const object: JsonObject = {};
  for (const [property, value] of Object.entries(draft)) if (value !== undefined) object[property] = value;
  return object;
}

const STRING_OR_SMALL_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?e[+-]\d+/g;

/** The JSON text of an answer. Unlike JavaScript, QBO never writes a number with an exponent: 0.0000001, not 1e-7. */
export function jsonText(value: Json | Draft | Json[]): string {
  const text = JSON.stringify(value);
  // Most texts have none, and this is the fastest check (1 µs, where two `includes` take 4).
  if (!/\de[-+]/.test(text)) return text;
  return text.replace(STRING_OR_SMALL_NUMBER, (found) => (found.startsWith('"') ? found : plainNumber(found)));
}

/** "-1.5e-7" → "-0.00000015". */
function plainNumber(text: string): string {
  const { digits, places } = parseDecimal(text) ?? { digits: 0n, places: 0 };
  return places > 0 ? decimalText(digits, places) : String(digits * 10n ** BigInt(-places));
}
