import { createHash } from 'node:crypto';
import { canonicalJson } from '@autosync/core';
import type { Cause } from '@autosync/records';
import type { CompanyFacts } from '../entity-definition.ts';

/** What a record waits for that the company itself must say: other settings, or other preferences in QBO. */
export function companyCause(company: CompanyFacts): Cause {
  return { look: 'company', key: fingerprint(company), details: {} };
}

/** The same text as long as settings and preferences are the same. */
export function fingerprint({ settings, preferences }: CompanyFacts): string {
  return createHash('sha256').update(canonicalJson({ settings, preferences })).digest('hex').slice(0, 32);
}
