import { invoiceFaults, invoiceSchema, invoiceTotal, statedTax, type Invoice } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { expectedTax, type EntityDefinition } from '@autosync/sync-worker';
import { Compile } from 'typebox/compile';
import { completeInvoiceUpdate } from './domain/complete-update.ts';
import { signOf, toInvoiceDocument } from './domain/document.ts';
import { invoiceNeeds, invoiceObstacles, taxedDocument } from './domain/needs.ts';
import { invoiceLookUp, returnedInvoiceTotal, writtenInvoiceTotal } from './domain/written-document.ts';

const validator = Compile(invoiceSchema);

/** Invoices and credit memos: everything that makes this worker the worker of its record type. */
export const invoiceDefinition: EntityDefinition<Invoice> = {
  type: 'invoices',
  read(content) {
    if (!validator.Check(content)) {
      const [fault] = validator.Errors(content);
      const detail = fault === undefined ? 'it is no invoice' : `${fault.instancePath} ${fault.message}`;
      return { ok: false, refusal: { code: 'invalid-record', values: { detail } } };
    }
    const [fault] = invoiceFaults(content);
    if (fault === undefined) return { ok: true, record: content };
    if (fault.code === 'total') {
      const values = { computed: computedTotal(content), stated: content.total ?? '' };
      return { ok: false, refusal: { code: 'total-mismatch', values } };
    }
    return { ok: false, refusal: { code: 'invalid-record', values: { detail: `${fault.pointer} ${fault.detail}` } } };
  },
  dateOf: (invoice) => invoice.date,
  numberOf: (invoice) => invoice.number,
  needs: invoiceNeeds,
  obstacles: invoiceObstacles,
  toDocument: toInvoiceDocument,
  completeUpdate: completeInvoiceUpdate,
  lookUpBy: invoiceLookUp,
  totals: { written: writtenInvoiceTotal, returned: returnedInvoiceTotal },
  statedTax(invoice, company) {
    const tax = expectedTax(taxedDocument(invoice), company);
    return tax === undefined ? undefined : signOf(invoice) * tax;
  },
};

/** "100.00", or "100.00, with tax 108.25". */
function computedTotal(invoice: Invoice): string {
  const [total, tax] = [invoiceTotal(invoice), statedTax(invoice.taxes) ?? 0n];
  return tax === 0n ? formatMoney(total) : `${formatMoney(total)}, with tax ${formatMoney(total + tax)}`;
}
