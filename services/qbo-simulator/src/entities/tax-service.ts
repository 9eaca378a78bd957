import type { CompanyView } from '../books/company-view.ts';
import { objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { compact } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { invalidReference, missingParameter, QboFault } from '../qbo-fault.ts';

/** An existing rate, or a new one. `applicableOn` says whether it is for sales or purchases. */
type WantedRate = { id: string } | { body: JsonObject };
type Wanted = { name: string; rates: { rate: WantedRate; applicableOn: 'Sales' | 'Purchase' }[] };

/** Makes a document and answers it. */
type Create = (entity: string, body: JsonObject) => Doc;

/** Creates a tax code with its rates in one call. Everything is checked before anything is created. Throws QboFault. */
export function createTaxCode(company: CompanyView, body: JsonObject, create: Create): Doc {
  const { name, rates } = wantedCode(company, body);
  const made = rates.map(({ rate, applicableOn }) => {
    const id = 'id' in rate ? rate.id : create('TaxRate', rate.body).Id;
    return { applicableOn, TaxRateRef: { value: id } };
  });
  const listOf = (wanted: 'Sales' | 'Purchase') => {
    const details = made.filter(({ applicableOn }) => applicableOn === wanted);
    const TaxRateDetail = details.map(({ TaxRateRef }, TaxOrder) => ({
      TaxRateRef,
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder,
    }));
    return details.length === 0 ? undefined : { TaxRateDetail };
  };
  const code = {
    Name: name,
    Description: name,
    SalesTaxRateList: listOf('Sales'),
    PurchaseTaxRateList: listOf('Purchase'),
  };
  return create('TaxCode', compact(code));
}

/** The tax service's answer about a code. */
export function taxServiceAnswer(company: CompanyView, code: Doc): JsonObject {
  const ratesIn = (list: string, TaxApplicableOn: string) =>
    objectsOf(objectOf(code, list), 'TaxRateDetail').flatMap((detail) => {
      const rate = company.store('TaxRate').get(referencedId(detail, 'TaxRateRef') ?? '');
      if (!rate) return [];
      const TaxAgencyId = referencedId(rate, 'AgencyRef');
      const own = { TaxRateName: rate['Name'], TaxRateId: rate.Id, RateValue: rate['RateValue'] };
      return [compact({ ...own, TaxAgencyId, TaxApplicableOn })];
    });
  const TaxRateDetails = [...ratesIn('SalesTaxRateList', 'Sales'), ...ratesIn('PurchaseTaxRateList', 'Purchase')];
  return { TaxCode: textOf(code, 'Name') ?? '', TaxCodeId: code.Id, TaxRateDetails };
}

function wantedCode(company: CompanyView, body: JsonObject): Wanted {
  const name = textOf(body, 'TaxCode');
  if (name === undefined) throw missingParameter('TaxCode');
  checkNameIsFree(company, 'TaxCode', name);
  const details = objectsOf(body, 'TaxRateDetails');
  if (details.length === 0) throw missingParameter('TaxRateDetails');
  const rates = details.map((detail) => wantedRate(company, detail));
  const names = rates.map(({ rate }) => ('body' in rate ? textOf(rate.body, 'Name') : rate.id));
  if (new Set(names).size < names.length) {
    throw new QboFault('6240', 'The name supplied already exists. : A tax rate is named twice.');
  }
  return { name, rates };
}

function wantedRate(company: CompanyView, detail: JsonObject): Wanted['rates'][number] {
  const applicableOn = textOf(detail, 'TaxApplicableOn') === 'Purchase' ? 'Purchase' : 'Sales';
  const id = idIn(detail, 'TaxRateId');
  if (id !== undefined) {
    if (!company.store('TaxRate').get(id)) throw invalidReference('TaxRates', id);
    return { rate: { id }, applicableOn };
  }
  const { TaxRateName, RateValue } = detail;
  const agencyId = idIn(detail, 'TaxAgencyId');
  for (const property of ['TaxRateName', 'RateValue', 'TaxAgencyId']) {
    if (detail[property] === undefined) throw missingParameter(`TaxRateDetails.${property}`);
  }
  if (Number.isNaN(Number(RateValue)) || Number(RateValue) < 0 || Number(RateValue) > 100) {
    throw new QboFault('2090', `Invalid Number : ${JSON.stringify(RateValue)}`, 'TaxRateDetails.RateValue');
  }
  if (!company.store('TaxAgency').get(agencyId ?? '')) throw invalidReference('TaxAgencies', agencyId ?? '');
  const name = textOf({ TaxRateName }, 'TaxRateName') ?? '';
  checkNameIsFree(company, 'TaxRate', name);
  return {
    rate: {
      body: { Name: name, Description: name, RateValue: Number(RateValue), AgencyRef: { value: agencyId ?? '' } },
    },
    applicableOn,
  };
}

function checkNameIsFree(company: CompanyView, entity: 'TaxCode' | 'TaxRate', name: string): void {
  const [holder] = company.store(entity).index('Name')?.ids(name) ?? [];
  if (holder === undefined) return;
  throw new QboFault('6240', `The name supplied already exists. : Id=${holder}`);
}

function idIn(detail: JsonObject, property: string): string | undefined {
  const value = detail[property];
  return typeof value === 'number' ? String(value) : textOf(detail, property);
}
