import type { CompanyView } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import { QboFault } from '../qbo-fault.ts';

const SUFFIX = ' (deleted)';

const kindsOf: Readonly<Record<string, string>> = {
  names: 'customer, vendor or employee',
  items: 'product or service',
  accounts: 'account',
  classes: 'class',
  departments: 'location',
  paymentMethods: 'payment method',
  terms: 'term',
};

/**
 * Refuses a name that another list entry has. Customers, vendors and employees share one space of names (facts 3.14,
 * 6240), the other lists have one each; case and outer blanks make no difference.
 */
export function checkNameIsFree({
  company,
  sequence,
  property,
  name,
  before,
}: {
  company: CompanyView;
  sequence: string;
  property: string;
  name: string;
  before: Doc | undefined;
}): void {
  for (const store of company.stores()) {
    if (store.sequence !== sequence) continue;
    const holders = store.index(property)?.ids(name) ?? [];
    if (holders.some((id) => id !== before?.Id)) {
      const kinds = kindsOf[sequence] ?? 'entry';
      throw new QboFault(
        '6240',
        `The name supplied already exists. : Another ${kinds} is already using this name. Please use a different name.`,
      );
    }
  }
}

/** An entry that is made inactive gives its name free by being called "… (deleted)" (facts 4.9). */
export function nameByActivity(name: string, active: boolean): string {
  const plain = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
  return active ? plain : `${plain}${SUFFIX}`;
}
