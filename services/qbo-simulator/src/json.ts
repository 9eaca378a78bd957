/** A value of a JSON body. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [property: string]: Json };

/** An object while its defaults are filled in; a property that is undefined is not there. */
export type Draft = { [property: string]: Json | undefined };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The draft without its undefined properties: QBO never answers a null, absent means empty (facts 3.2). */
export function compact(draft: Draft): JsonObject {
  const object: JsonObject = {};
  for (const [property, value] of Object.entries(draft)) if (value !== undefined) object[property] = value;
  return object;
}
