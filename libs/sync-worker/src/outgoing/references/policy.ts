import { accountRoles, kindRow, type AccountRole, type MappingSettings, type ReferenceKind } from '@autosync/contracts';

export type AccountNumberPolicy = 'always' | 'onCollision' | 'never';

/** What a company allows about names. */
export type ReferencePolicy = {
  mayCreate(kind: ReferenceKind): boolean;
  mayCreateParents: boolean;
  accountNumber(kind: ReferenceKind): AccountNumberPolicy;
  /** The account the company named for a role; undefined: none. No account is ever guessed. */
  accountFor(role: AccountRole): string | undefined;
};

export function referencePolicy(settings: Readonly<Record<string, unknown>>): ReferencePolicy {
  const known = settings as MappingSettings;
  return {
    mayCreate(kind) {
      const { creation } = kindRow(kind);
      return creation !== null && known[creation.allowed] !== false;
    },
    mayCreateParents: known.createParents === true,
    accountNumber(kind) {
      const setting = kindRow(kind).creation?.accountNumber ?? null;
      return setting === null ? 'never' : ((known[setting] as AccountNumberPolicy | undefined) ?? 'onCollision');
    },
    accountFor: (role) => known[accountRoles[role].setting] ?? undefined,
  };
}
