import type { DocumentSettings, Taxes } from '@autosync/contracts';
import { parseMoney } from '@autosync/core';
import { isInUnitedStates } from '../company-preferences.ts';
import type { CompanyFacts } from '../entity-definition.ts';

/** What a line says of its tax. */
export type TaxedLine = { taxable?: boolean | undefined; taxCode?: string | undefined };

export type TaxedDocument = {
  side: 'sales' | 'purchases';
  taxes?: Taxes | undefined;
  amountsIncludeTax?: boolean | undefined;
  lines: readonly TaxedLine[];
};

/**
 * Where QBO wants tax codes (docs/quickbooks.md#tax-and-currencies): in the United States one code for all taxed lines of a
 * sales form, whose lines are TAX or NON; elsewhere a code on each line; nowhere in books without tax.
 */
type Regime = 'one-code' | 'code-per-line' | 'none';

export function regimeOf({ preferences }: CompanyFacts): Regime {
  if (isInUnitedStates(preferences)) return 'one-code';
  return preferences.usesSalesTax ? 'code-per-line' : 'none';
}

export const documentSettingsOf = ({ settings }: CompanyFacts): DocumentSettings => settings;

/** The way that the company chose, or the one that its books allow: what is bought has no tax code in the United States. */
export function taxWay({ side }: TaxedDocument, company: CompanyFacts): NonNullable<DocumentSettings['taxes']> {
  const { taxes } = documentSettingsOf(company);
  if (taxes === 'line') return 'line';
  if (regimeOf(company) !== 'one-code') return 'explicit';
  return side === 'purchases' ? 'line' : (taxes ?? (company.preferences.automatedSalesTax ? 'automated' : 'explicit'));
}

/** Whether the document goes out with its tax in its amounts, which QBO has where each line has a code of its own. */
export function isInclusive(document: TaxedDocument, company: CompanyFacts): boolean {
  return (
    document.amountsIncludeTax === true &&
    regimeOf(company) === 'code-per-line' &&
    taxWay(document, company) === 'explicit'
  );
}

/** The codes with which the document really states tax. */
export function chargedCodes({ taxes = [] }: TaxedDocument): string[] {
  return [...new Set(taxes.filter(({ amount }) => parseMoney(amount) !== 0n).map(({ code }) => code))];
}

/** Whether a line is taxed: as it says. Where no line says anything, all of them are as soon as the document states tax. */
export function taxedIn(document: TaxedDocument): (line: TaxedLine) => boolean {
  const saysSo = document.lines.some(({ taxable, taxCode }) => taxable === true || taxCode !== undefined);
  const all = !saysSo && chargedCodes(document).length > 0;
  return ({ taxable, taxCode }) => taxable ?? (taxCode !== undefined || all);
}

/** Whether a line is taxed in QBO: none is where tax goes out as lines. */
export function isTaxedLine(document: TaxedDocument, company: CompanyFacts): (line: TaxedLine) => boolean {
  return taxWay(document, company) === 'line' ? () => false : taxedIn(document);
}

/** The source's codes that a line goes out with; where it must have one and has none, the setting that could name it. */
export type LineCodes = { names: readonly string[]; unset?: 'taxedLineCode' | 'untaxedLineCode' };

export function lineCodesIn(document: TaxedDocument, company: CompanyFacts): (line: TaxedLine) => LineCodes {
  const isTaxed = taxedIn(document);
  const charged = chargedCodes(document);
  const way = taxWay(document, company);
  const regime = regimeOf(company);

  function bySetting(setting: 'taxedLineCode' | 'untaxedLineCode'): LineCodes {
    if (regime !== 'code-per-line') return { names: [] };
    const name = documentSettingsOf(company)[setting];
    return name === undefined || name === null ? { names: [], unset: setting } : { names: [name] };
  }

  return (line) => {
    if (regime === 'none' || way === 'automated') return { names: [] };
    if (way === 'line' || !isTaxed(line)) return bySetting('untaxedLineCode');
    if (line.taxCode !== undefined) return { names: [line.taxCode] };
    return charged.length > 0 ? { names: charged } : bySetting('taxedLineCode');
  };
}

/** Codes that must be one and the same in QBO: those of each line, or of all taxed lines together. */
export function codeGroups(document: TaxedDocument, company: CompanyFacts): string[][] {
  const codesOf = lineCodesIn(document, company);
  const byLine = document.lines.map((line) => codesOf(line).names);
  const charged = ofTheDocument(document, company);
  const groups =
    regimeOf(company) === 'one-code' ? [[...byLine.flat(), ...charged]] : [...byLine, ...charged.map((code) => [code])];
  return groups.map((codes) => [...new Set(codes)]);
}

/** Also a code that no line names is tax that was charged. */
function ofTheDocument(document: TaxedDocument, company: CompanyFacts): string[] {
  return taxWay(document, company) === 'explicit' && document.lines.some(taxedIn(document))
    ? chargedCodes(document)
    : [];
}
