import { nameKey } from '@autosync/core';
import { accountRoles, kindRow, type AccountRole, type MappingSettings, type ReferenceKind } from '@autosync/contracts';

export type AccountNumberPolicy = 'always' | 'onCollision' | 'never';

/** What a company allows about names. */
export type ReferencePolicy = {
  mayCreate(kind: ReferenceKind): boolean;
  mayCreateParents: boolean;
  accountNumber(kind: ReferenceKind): AccountNumberPolicy;
  /** The account the company named for a role, for the category if it has one; undefined: none. No account is ever guessed. */
  accountFor(role: AccountRole, category?: string): string | undefined;
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
    accountFor: (role, category) =>
      accountOfCategory(known.itemCategories ?? {}, { role, category }) ??
      known[accountRoles[role].setting] ??
      undefined,
  };
}

type ItemCategories = NonNullable<MappingSettings['itemCategories']>;

/** Of the category itself, else of the nearest one above it. */
function accountOfCategory(
  categories: ItemCategories,
  { role, category }: { role: AccountRole; category: string | undefined },
): string | undefined {
  const byKey = new Map(Object.entries(categories).map(([name, accounts]) => [nestedKey(name), accounts]));
  for (let key = nestedKey(category ?? ''); key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf(':')))) {
    const account = byKey.get(key)?.[accountRoles[role].ofCategory];
    if (account !== undefined) return account;
  }
  return undefined;
}

const nestedKey = (name: string) => nameKey(name, { nested: true });
