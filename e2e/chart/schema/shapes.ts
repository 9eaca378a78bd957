/** Parts of a JSON Schema, draft 07: what Helm 3 and 4 both read. */
export type Schema = { readonly [keyword: string]: unknown };

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const atLeastOne: Schema = { type: 'integer', minimum: 1 };
export const port: Schema = { type: 'integer', minimum: 1, maximum: 65_535 };
export const texts: Schema = { type: 'array', items: text };
export const textMap: Schema = { type: 'object', additionalProperties: text };
/** What Kubernetes itself checks: pieces of its own objects. */
export const anyMap: Schema = { type: 'object' };
export const anyList: Schema = { type: 'array' };

export function words(...values: readonly (string | boolean)[]): Schema {
  return { enum: values };
}

/** Refuses what it does not know, so that a slip of the pen never becomes a default. */
export function strict(properties: Record<string, Schema>): Schema {
  return { type: 'object', additionalProperties: false, properties };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function definition(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}
