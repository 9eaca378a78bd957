import { completeDocument } from '../books/answer-shape.ts';
import { createCompany } from '../books/company.ts';
import type { CompanyIdentity } from '../books/company-view.ts';
import type { Company } from '../books/company.ts';
import type { Doc } from '../books/doc.ts';
import type { CompanyEntry } from '../books/entries.ts';
import { readBody } from '../books/read-body.ts';
import { definitionNamed, definitions } from '../entities/all.ts';
import { compact } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { dayIn, metaDataStamp } from '../stamps.ts';
import { defaultSwitches } from '../switches.ts';
import { chartOfAccounts, paymentMethods, paymentTerms } from './chart-of-accounts.ts';
import { newPreferences } from './new-preferences.ts';
import { addSalesTax } from './sales-tax.ts';
import { usServices } from './us-services.ts';

/** Data sets. `sample-year` is written later, on top of what this file makes. */
export const seeds = ['empty-us', 'us-services', 'sample-year'] as const;
export type Seed = (typeof seeds)[number];

export type NewCompany = CompanyIdentity & {
  /** True: users of the API number the sales forms; false: the company does (docs/quickbooks.md#invoices). */
  customTxnNumbers: boolean;
  seed: Seed | undefined;
  /** Sales tax is set up, with agencies, rates and codes. */
  salesTax?: boolean;
};

/**
 * The journal entry of a new company as Intuit makes it: preferences, chart of accounts and terms, and the data of
 * `seed`.
 */
export function newCompanyEntry(
  { customTxnNumbers, seed, salesTax = false, ...identity }: NewCompany,
  atMs: number,
): CompanyEntry {
  const company = createCompany(identity, definitions);
  const documents: CompanyEntry['documents'] = [];
  const add = (entity: string, body: JsonObject) => {
    const doc = addDocument({ company, entity, body, atMs });
    documents.push({ entity, doc });
    return doc.Id;
  };

  add('CompanyInfo', companyInfoBody(identity.name, dayIn(identity.timeZone, atMs)));
  const taxCode = salesTax ? addSalesTax(add) : undefined;
  add('Preferences', newPreferences({ customTxnNumbers, name: identity.name, taxCode }));
  for (const [Name, AccountType, AccountSubType, Classification] of chartOfAccounts) {
    add('Account', { Name, AccountType, AccountSubType, Classification });
  }
  for (const [Name, DueDays] of paymentTerms) add('Term', { Name, DueDays });
  for (const [Name, Type] of paymentMethods) add('PaymentMethod', { Name, Type });
  if (seed === 'us-services' || seed === 'sample-year') {
    for (const { income, ...item } of usServices) {
      add('Item', { ...item, IncomeAccountRef: { value: accountId(company, income) } });
    }
  }
  return { kind: 'company', company: identity, documents };
}

type Addition = { company: Company; entity: string; body: JsonObject; atMs: number };

function addDocument({ company, entity, body, atMs }: Addition): Doc {
  const definition = definitionNamed(entity);
  const completed = completeDocument(definition, readBody(definition, body, company), {
    company,
    switches: defaultSwitches,
    today: dayIn(company.timeZone, atMs),
    before: undefined,
    allowDuplicateNumber: false,
    takeNumber: () => '',
  });
  const stamp = metaDataStamp(atMs);
  const doc: Doc = {
    ...compact(completed),
    domain: 'QBO',
    sparse: false,
    Id: company.nextId(definition),
    SyncToken: '0',
    MetaData: { CreateTime: stamp, LastUpdatedTime: stamp },
  };
  company.put(definition, doc);
  return doc;
}

function accountId(company: Company, name: string): string {
  return company.store('Account').index('Name')?.ids(name)[0] ?? '';
}

const companyAddress: JsonObject = {
  Line1: '1 Ledger Lane',
  City: 'San Jose',
  CountrySubDivisionCode: 'CA',
  Country: 'USA',
  PostalCode: '95131',
};

function companyInfoBody(name: string, startDay: string): JsonObject {
  return {
    CompanyName: name,
    LegalName: name,
    CompanyAddr: companyAddress,
    CustomerCommunicationAddr: companyAddress,
    LegalAddr: companyAddress,
    PrimaryPhone: { FreeFormNumber: '(650) 555-0100' },
    Email: { Address: 'office@example.com' },
    CustomerCommunicationEmailAddr: { Address: 'office@example.com' },
    WebAddr: { URI: 'https://www.example.com' },
    CompanyStartDate: startDay,
    Country: 'USA',
    FiscalYearStartMonth: 'January',
    SupportedLanguages: 'en',
    NameValue: [
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
      { Name: 'SubscriptionStatus', Value: 'PAID' },
    ],
  };
}
