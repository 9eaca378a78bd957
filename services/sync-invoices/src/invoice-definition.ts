import { invoiceFaults, invoiceSchema, invoiceTotal, type Invoice } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import type { EntityDefinition } from '@autosync/sync-worker';
import { Compile } from 'typebox/compile';
import { invoiceNeeds, toInvoiceDocument } from './domain/document.ts';
import { completeInvoiceUpdate } from './domain/complete-update.ts';
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
      const values = { computed: formatMoney(invoiceTotal(content)), stated: content.total ?? '' };
      return { ok: false, refusal: { code: 'total-mismatch', values } };
    }
    return { ok: false, refusal: { code: 'invalid-record', values: { detail: `${fault.pointer} ${fault.detail}` } } };
  },
  dateOf: (invoice) => invoice.date,
  numberOf: (invoice) => invoice.number,
  needs: invoiceNeeds,
  toDocument: toInvoiceDocument,
  completeUpdate: completeInvoiceUpdate,
  lookUpBy: invoiceLookUp,
  totals: { written: writtenInvoiceTotal, returned: returnedInvoiceTotal },
};
