import { kindRow } from '@autosync/contracts';
import { candidateNames } from './matching.ts';
import { distinctNeeds, type ReferenceNeed } from './need.ts';
import type { Resolution } from './resolution.ts';

/**
 * A sentence for each name that QBO has in another form than the record: without characters that it refuses, or with the
 * account number. What people mapped or renamed themselves they know.
 */
export function namesNote(
  needs: readonly ReferenceNeed[],
  known: (need: ReferenceNeed) => Resolution | undefined,
): string | undefined {
  const sentences = distinctNeeds(needs).flatMap((need) => {
    const resolution = known(need);
    if (resolution?.kind !== 'met' || resolution.reference.mapped) return [];
    const { name } = resolution.reference;
    if (name === need.name.trim() || !candidateNames(need).includes(name)) return [];
    return [`In QuickBooks the ${kindRow(need.kind).word} "${need.name}" is called "${name}".`];
  });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
