import { AutosyncError } from '@autosync/core';
import type { Refusal } from '../entity-definition.ts';
import { distinctNeeds, needKey, type ReferenceNeed } from './need.ts';
import type { Reference, Resolution } from './resolution.ts';
import type { ReferenceResolver } from './resolver.ts';
import { refusalOf } from './unmet.ts';

/** All needs of a record together: met, or why it cannot be written yet. */
export type ResolvedNeeds =
  | {
      kind: 'met';
      referenceId: (need: ReferenceNeed) => string;
      /** What QBO says of the entry beside its name, e.g. the due days of terms. */
      dataOf: (need: ReferenceNeed) => Readonly<Record<string, unknown>>;
    }
  | { kind: 'unmet'; refusal: Refusal }
  /** The creation of a name has no definite answer yet. */
  | { kind: 'waits'; until: Date };

/** What is unmet, each once: several needs may lack the same. */
function refusalsAmong(resolutions: readonly Resolution[]): Refusal[] {
  const refusals = resolutions.flatMap((resolution) => (resolution.kind === 'unmet' ? [resolution.unmet.refusal] : []));
  return [...new Map(refusals.map((refusal) => [JSON.stringify([refusal.code, refusal.values]), refusal])).values()];
}

/**
 * Nothing is written for a record whose mappings are incomplete: what it lacks is named at once, and names are created only
 * when all the others are there or can be created, too.
 */
export async function resolveNeeds(
  resolver: Pick<ReferenceResolver, 'look' | 'settle'>,
  needs: readonly ReferenceNeed[],
  obstaclesAmong: (idOf: (need: ReferenceNeed) => string | undefined) => readonly Refusal[] = () => [],
): Promise<ResolvedNeeds> {
  const distinct = distinctNeeds(needs);
  // All of them: one product may be asked for with two accounts.
  const looked = await resolver.look(needs);
  const ids = new Map(
    looked.flatMap((resolution, index) => {
      const need = needs[index];
      return resolution.kind === 'met' && need !== undefined ? [[needKey(need), resolution.reference.qboId]] : [];
    }),
  );
  const lacking = [...refusalsAmong(looked), ...obstaclesAmong((need) => ids.get(needKey(need)))];
  if (lacking.length > 0) return { kind: 'unmet', refusal: refusalOf(lacking) };

  const settled = await Promise.all(distinct.map((need) => resolver.settle(need)));
  const unmet = refusalsAmong(settled);
  if (unmet.length > 0) return { kind: 'unmet', refusal: refusalOf(unmet) };

  const met = new Map<string, Reference>();
  for (const [index, resolution] of settled.entries()) {
    const need = distinct[index];
    if (resolution.kind === 'met' && need !== undefined) met.set(needKey(need), resolution.reference);
    else if (resolution.kind === 'waits' && resolution.until !== null) {
      return { kind: 'waits', until: resolution.until };
    } else {
      const values = { detail: 'a name that this record needs could not be created yet' };
      return { kind: 'unmet', refusal: { code: 'quickbooks-unavailable', values } };
    }
  }
  const referenceOf = (need: ReferenceNeed) => {
    const reference = met.get(needKey(need));
    if (reference !== undefined) return reference;
    throw new AutosyncError('reference-unresolved', 'a mapping refers to a name that it does not need');
  };
  return {
    kind: 'met',
    referenceId: (need) => referenceOf(need).qboId,
    dataOf: (need) => referenceOf(need).data,
  };
}
