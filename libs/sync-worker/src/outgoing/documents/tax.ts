import { statedTax } from '@autosync/contracts';
import { centsFromNumber, numberFromCents, parseMoney, type Cents } from '@autosync/core';
import type { CompanyFacts, Refusal } from '../entity-definition.ts';
import { needKey, type ReferenceNeed } from '../references/need.ts';
import { companyCause } from './company-cause.ts';
import {
  chargedCodes,
  codeGroups,
  documentSettingsOf,
  isInclusive,
  lineCodesIn,
  regimeOf,
  taxedIn,
  taxWay,
  type TaxedDocument,
  type TaxedLine,
} from './tax-codes.ts';

/** How the tax of a document is written. */
export type TaxWriting = {
  /** What stands in the detail of a line that comes to `amount` on the document. */
  lineFields(line: TaxedLine, amount: Cents): LineTax;
  /** What stands in the head of the document. */
  fields: Record<string, unknown>;
  /** Lines that carry the tax, where it goes out as lines. They are untaxed themselves. */
  lines: readonly { item: ReferenceNeed; description: string; amount: Cents }[];
};

type LineTax = { TaxCodeRef?: { value: string }; TaxInclusiveAmt?: number };

const codeNeed = (name: string): ReferenceNeed => ({ kind: 'tax-code', name });

function taxItem(document: TaxedDocument, company: CompanyFacts): ReferenceNeed | 'unset' | undefined {
  if (taxWay(document, company) !== 'line' || chargedCodes(document).length === 0) return undefined;
  const name = documentSettingsOf(company).taxItem;
  return name === undefined || name === null ? 'unset' : { kind: 'item', name };
}

/** The tax codes, or the product that carries tax, that must exist in QBO. Unmapped tax is a missing mapping, never dropped. */
export function taxNeeds(document: TaxedDocument, company: CompanyFacts): ReferenceNeed[] {
  const item = taxItem(document, company);
  const codes = [...new Set(codeGroups(document, company).flat())].map(codeNeed);
  return item === undefined || item === 'unset' ? codes : [...codes, item];
}

const unsetSettings = {
  taxedLineCode: 'which tax code taxed lines have that name none',
  untaxedLineCode: 'which tax code lines without tax have',
  taxItem: 'which product or service carries the tax',
} as const;

/** Why the tax cannot be written: what the settings do not say, or codes that do not go together. */
export function taxObstacles(
  document: TaxedDocument,
  { company, idOf }: { company: CompanyFacts; idOf: (need: ReferenceNeed) => string | undefined },
): Refusal[] {
  const causes = () => [companyCause(company)];
  const codesOf = lineCodesIn(document, company);
  const unset = new Set(document.lines.flatMap((line) => codesOf(line).unset ?? []));
  const settings = [...unset, ...(taxItem(document, company) === 'unset' ? (['taxItem'] as const) : [])];
  const obstacles = settings.map((setting): Refusal => ({
    code: 'setting-missing',
    values: { setting, what: unsetSettings[setting] },
    causes: causes(),
  }));
  if (taxWay(document, company) !== 'line' && chargedCodes(document).length > 0) {
    if (regimeOf(company) === 'none') {
      obstacles.push({
        code: 'feature-off',
        values: { what: 'tax', feature: 'sales taxes' },
        causes: causes(),
      });
    } else if (!document.lines.some(taxedIn(document))) {
      const detail = 'it states a tax, but says of each line that it is not taxable';
      obstacles.push({ code: 'invalid-record', values: { detail } });
    }
  }
  const unfit = inclusionFault(document, company);
  if (unfit !== undefined) obstacles.push({ code: 'invalid-record', values: { detail: unfit }, causes: causes() });
  const differing = codeGroups(document, company).filter((codes) => realIds(codes, idOf).size > 1);
  return [...obstacles, ...differing.map((codes) => codesDiffer(codes, idOf))];
}

/** Why amounts that have their tax in them cannot go out as they are; in books without tax they are just amounts. */
function inclusionFault(document: TaxedDocument, company: CompanyFacts): string | undefined {
  if (document.amountsIncludeTax !== true || isInclusive(document, company)) return undefined;
  if (documentSettingsOf(company).taxes === 'line') {
    return chargedCodes(document).length === 0
      ? undefined
      : 'its amounts include their tax, but by the setting taxes the tax goes out as lines beside them';
  }
  return regimeOf(company) === 'one-code' && document.lines.some(taxedIn(document))
    ? 'its amounts include their tax, and QuickBooks in the United States keeps tax beside the amounts'
    : undefined;
}

/** TAX and NON are on QBO's list in the United States, but say only whether a line is taxed. */
const isReal = (id: string | undefined): id is string => id !== undefined && id !== 'TAX' && id !== 'NON';

function realIds(codes: readonly string[], idOf: (need: ReferenceNeed) => string | undefined): Set<string> {
  return new Set(codes.map((code) => idOf(codeNeed(code))).filter(isReal));
}

/** The record waits until one of the codes is mapped to another entry. */
function codesDiffer(codes: readonly string[], idOf: (need: ReferenceNeed) => string | undefined): Refusal {
  const causes = codes.map(codeNeed).map((need) => ({
    look: 'reference',
    key: needKey(need),
    details: { ...need, reason: 'tax-codes-differ', qboId: idOf(need) },
  }));
  return { code: 'tax-codes-differ', values: { names: codes.map((code) => `"${code}"`).join(', ') }, causes };
}

/** How the tax goes out; `sign` is -1 where the record's amounts are the other way round from the document's. */
export function writeTax(
  document: TaxedDocument,
  {
    company,
    referenceId,
    sign = 1n,
  }: {
    company: CompanyFacts;
    referenceId: (need: ReferenceNeed) => string;
    sign?: 1n | -1n;
  },
): TaxWriting {
  const codesOf = lineCodesIn(document, company);
  const isTaxed = taxedIn(document);
  const way = taxWay(document, company);
  const regime = regimeOf(company);
  const idOf = (name: string) => referenceId(codeNeed(name));

  const inclusive = isInclusive(document, company);

  function lineFields(line: TaxedLine, amount: Cents): LineTax {
    const [id] = codesOf(line).names.map(idOf);
    if (regime === 'one-code') {
      return { TaxCodeRef: { value: way !== 'line' && isTaxed(line) && id !== 'NON' ? 'TAX' : 'NON' } };
    }
    return {
      ...(id !== undefined && { TaxCodeRef: { value: id } }),
      ...(inclusive && { TaxInclusiveAmt: numberFromCents(amount) }),
    };
  }

  function fields(): Record<string, unknown> {
    if (regime === 'none') return { GlobalTaxCalculation: 'NotApplicable' };
    if (regime === 'code-per-line') return { GlobalTaxCalculation: inclusive ? 'TaxInclusive' : 'TaxExcluded' };
    const [id] = codeGroups(document, company).flat().map(idOf).filter(isReal);
    if (id === undefined) return {};
    const stated = statedTax(document.taxes);
    const total = stated === undefined ? {} : { TotalTax: numberFromCents(sign * stated) };
    return { TxnTaxDetail: { TxnTaxCodeRef: { value: id }, ...total } };
  }

  const item = taxItem(document, company);
  const sums =
    item === undefined || item === 'unset'
      ? []
      : chargedCodes(document).map((code) => ({
          item,
          description: code,
          amount: sumOf(document, code),
        }));
  return { lineFields, fields: fields(), lines: sums };
}

function sumOf({ taxes = [] }: TaxedDocument, wanted: string): Cents {
  return taxes.filter(({ code }) => code === wanted).reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
}

/** The tax that QBO must show on the document: none where it goes out as lines; undefined: the record states none. */
export function expectedTax(document: TaxedDocument, company: CompanyFacts): Cents | undefined {
  const stated = statedTax(document.taxes);
  return stated !== undefined && taxWay(document, company) === 'line' ? 0n : stated;
}

/** The tax of a document as QBO returned it. */
export function returnedTax(document: Readonly<Record<string, unknown>>): Cents {
  const detail = document['TxnTaxDetail'];
  const isDetail = typeof detail === 'object' && detail !== null && 'TotalTax' in detail;
  return centsFromNumber(isDetail && typeof detail.TotalTax === 'number' ? detail.TotalTax : 0);
}
