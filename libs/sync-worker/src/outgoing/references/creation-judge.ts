import { accountRoles, type AccountRole } from '@autosync/contracts';
import { textField } from '../body-fields.ts';
import { accountsFor, categoryOf, faultOfName, parentNeed, parentOf } from './creation-plan.ts';
import { needKey, type ReferenceNeed } from './need.ts';
import type { ReferencePolicy } from './policy.ts';
import { idOfParent, type Reference, type Resolution } from './resolution.ts';
import { accountMissing, because, isMissing, missing, parentMissing, unsendable, type Unmet } from './unmet.ts';

/** An account that a new entry needs: the one that the company named, or why there is none. */
export type AccountField = {
  field: string;
  role: AccountRole;
  account: Reference | { why: string };
  need: ReferenceNeed | null;
};

/** Says whether a name that is not there may be created: by the company's policy, and by what is known of other names. */
export function createCreationJudge(policy: ReferencePolicy, known: ReadonlyMap<string, Resolution>) {
  /** The account that the record names for it, else that of its category, else the company's. */
  function accountNeedOf(need: ReferenceNeed, role: AccountRole): ReferenceNeed | null {
    const isIncome = role === 'service-income' || role === 'product-income';
    const own = isIncome ? need.incomeAccount : undefined;
    const name = own ?? policy.accountFor(role, categoryOf(need));
    return name === undefined ? null : { kind: 'account', name };
  }

  function parentNeeds(need: ReferenceNeed): ReferenceNeed[] {
    const resolution = known.get(needKey(need));
    const [name = ''] = resolution?.kind === 'creatable' ? resolution.names : [];
    const parent = parentOf(need, name);
    return parent === undefined ? [] : [parentNeed(need, parent)];
  }

  function accountOf(item: ReferenceNeed, role: AccountRole): Reference | { why: string } {
    const need = accountNeedOf(item, role);
    if (need === null) return { why: '' };
    const resolution = known.get(needKey(need));
    if (resolution?.kind !== 'met') {
      const isInactive = resolution?.kind === 'unmet' && resolution.unmet.refusal.code === 'reference-inactive';
      return {
        why: isInactive ? `: "${need.name}" is inactive in QuickBooks` : `: there is no "${need.name}" in QuickBooks`,
      };
    }
    const type = textField(resolution.reference.data, 'AccountType');
    const types: readonly string[] = accountRoles[role].types;
    if (type !== '' && !types.includes(type)) return { why: `: "${need.name}" is an account of the type ${type}` };
    return resolution.reference;
  }

  function faultOfParent(need: ReferenceNeed): Unmet | undefined {
    const [parent] = parentNeeds(need);
    if (parent === undefined) return undefined;
    const resolution = known.get(needKey(parent));
    if (idOfParent(resolution) !== undefined) return undefined;
    if (resolution?.kind === 'creatable' && policy.mayCreateParents) return undefined;
    return resolution?.kind === 'unmet' && !isMissing(resolution.unmet)
      ? because(need, resolution.unmet)
      : parentMissing(need, parent.name);
  }

  return {
    /** What a name is that is not there. */
    absent(need: ReferenceNeed, names: readonly string[]): Resolution {
      if (!policy.mayCreate(need.kind)) return { kind: 'unmet', unmet: missing(need) };
      const why = faultOfName(need, names);
      return why === undefined ? { kind: 'creatable', names } : { kind: 'unmet', unmet: unsendable(need, why) };
    },

    accountNeeds: (need: ReferenceNeed): ReferenceNeed[] =>
      Object.values(accountsFor(need)).flatMap((role) => accountNeedOf(need, role) ?? []),

    parentNeeds,

    accountFields: (need: ReferenceNeed): AccountField[] =>
      Object.entries(accountsFor(need)).map(([field, role]) => ({
        field,
        role,
        account: accountOf(need, role),
        need: accountNeedOf(need, role),
      })),

    /** Of what may be created: what is lacking for it, an account or a parent. */
    faultOf(need: ReferenceNeed): Unmet | undefined {
      for (const role of Object.values(accountsFor(need))) {
        const account = accountOf(need, role);
        if ('why' in account) return accountMissing(need, role, account.why);
      }
      return faultOfParent(need);
    },
  };
}
