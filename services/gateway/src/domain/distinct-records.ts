import { invalidRequest } from '../errors.ts';

/** Throws `invalid-request` at the second item of a bulk request with the same external id: which one should count? */
export function requireDistinct(items: readonly { externalId: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { externalId }] of items.entries()) {
    if (seen.has(externalId)) {
      const detail = 'The same externalId occurs before in this request.';
      throw invalidRequest({ pointer: `/items/${index}/externalId`, code: 'duplicate', detail });
    }
    seen.add(externalId);
  }
}
