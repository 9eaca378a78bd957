/** One scope opens all of the accounting API; there is none that only reads (docs/quickbooks.md#tokens). */
export const ACCOUNTING_SCOPE = 'com.intuit.quickbooks.accounting';

/** Scopes for the user's own data. */
export const personScopes = ['openid', 'profile', 'email', 'phone', 'address'] as const;

export function hasScope(scope: string | undefined, wanted: string): boolean {
  return scope?.split(/[\s+]+/).includes(wanted) ?? false;
}
