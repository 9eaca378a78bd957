import type { Refusal } from './entity-definition.ts';
import type { ReferenceNeed } from './reference-kinds.ts';
import { idFrom, type ReferenceResolver, type Resolution } from './references.ts';

/** All needs of a record together: met, or why it cannot be written yet. */
export type ResolvedNeeds =
  | { kind: 'met'; referenceId: (need: ReferenceNeed) => string }
  | { kind: 'unmet'; refusal: Refusal }
  /** The creation of a name has no definite answer yet. */
  | { kind: 'waits'; until: Date };

/** Nothing is written for a record whose mappings are incomplete: it is refused before the first write. */
export async function resolveNeeds(
  resolver: ReferenceResolver,
  needs: readonly ReferenceNeed[],
): Promise<ResolvedNeeds> {
  const resolutions = new Map<string, Resolution>();
  for (const need of needs) resolutions.set(`${need.kind}/${need.name}`, await resolver.resolve(need));
  for (const resolution of resolutions.values()) {
    if (resolution.ok) continue;
    if ('refusal' in resolution) return { kind: 'unmet', refusal: resolution.refusal };
    if (resolution.waits !== null) return { kind: 'waits', until: resolution.waits };
    const values = { detail: 'a name that this record needs could not be created yet' };
    return { kind: 'unmet', refusal: { code: 'quickbooks-unavailable', values } };
  }
  return { kind: 'met', referenceId: (need) => idFrom(resolutions.get(`${need.kind}/${need.name}`)) };
}
