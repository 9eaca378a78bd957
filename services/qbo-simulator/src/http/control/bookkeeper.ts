import type { FastifyInstance } from 'fastify';
import type { Company } from '../../books/company.ts';
import { centsOf, referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { entriesOfMerge, type Mergeable } from '../../books/merged-entries.ts';
import type { WriteRequest } from '../../books/write-request.ts';
import type { Writer } from '../../books/writer.ts';
import { definitionNamed, definitions, findDefinition } from '../../entities/all.ts';
import { isTransaction } from '../../entities/definition.ts';
import { usesCustomNumbers } from '../../entities/preferences.ts';
import type { JsonObject } from '../../json.ts';
import { people } from '../../people.ts';
import { notSupported } from '../../qbo-fault.ts';
import { newCompanyEntry } from '../../seeds/new-company.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import {
  applyCreditSchema,
  closeBooksSchema,
  documentSchema,
  mergeSchema,
  movePaymentSchema,
  receivePaymentSchema,
  resetSchema,
} from './bookkeeper-schemas.ts';

type Place = { Params: { realmId: string } };
type Line = { txnType: string; txnId: string; amount: number };
type Payment = { customerId: string; total: number; lines?: Line[]; date?: string };
type Credit = { creditMemoId: string; invoiceId: string; amount?: number };

/** `/control/bookkeeper/{realmId}/…`: what a person does in QuickBooks, under the same rules as the API. */
export function bookkeeperRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  const { books, writer, clock } = state;

  function companyOf({ realmId }: { realmId: string }): Company {
    const company = books.company(realmId);
    if (!company) throw new ControlError(404, `no company ${realmId}`);
    return company;
  }

  function documentOf(company: Company, entity: string, id: string): Doc {
    const doc = findDefinition(entity) && company.store(definitionNamed(entity).name).get(id);
    if (!doc) throw new ControlError(404, `no ${entity} ${id}`);
    return doc;
  }

  function write(company: Company, operation: keyof Writer, entity: string, body: JsonObject): JsonObject {
    const definition = definitionNamed(entity);
    const own = { requestId: undefined, allowDuplicateNumber: true, startedAtMs: clock.nowMs() };
    const writtenBy = people.bookkeeper;
    const request: WriteRequest = { company, definition, body, writtenBy, ...own };
    const answer = JSON.parse(writer[operation](request).body) as Record<string, JsonObject>;
    return answer[definition.name] ?? {};
  }

  /** A person always edits the newest version. */
  function change(company: Company, operation: keyof Writer, entity: string, doc: Doc, body: JsonObject = {}) {
    const { Id, SyncToken } = doc;
    return write(company, operation, entity, { ...body, Id, SyncToken, sparse: true });
  }

  function route<T extends object>(path: string, schema: object, act: (company: Company, body: T) => JsonObject): void {
    app.post<Place>(`/control/bookkeeper/:realmId/${path}`, { schema: { body: schema } }, (request, reply) =>
      reply.send(act(companyOf(request.params), request.body as T)),
    );
  }

  route<Payment>('receive-payment', receivePaymentSchema, (company, { customerId, total, lines = [], date }) =>
    write(company, 'create', 'Payment', {
      CustomerRef: { value: customerId },
      ...currencyOf(company, customerId),
      TotalAmt: total,
      Line: lines.map(paymentLine),
      ...(date !== undefined && { TxnDate: date }),
    }),
  );
  route<Credit>('apply-credit', applyCreditSchema, (company, { creditMemoId, invoiceId, amount }) => {
    const credit = documentOf(company, 'CreditMemo', creditMemoId);
    const invoice = documentOf(company, 'Invoice', invoiceId);
    const customerId = referencedId(credit, 'CustomerRef') ?? '';
    const open = [credit, invoice].map((doc) => Number(centsOf(doc, 'Balance')) / 100);
    const applied = amount ?? Math.min(...open);
    return write(company, 'create', 'Payment', {
      CustomerRef: { value: customerId },
      ...currencyOf(company, customerId),
      TotalAmt: 0,
      Line: [
        paymentLine({ txnType: 'Invoice', txnId: invoiceId, amount: applied }),
        paymentLine({ txnType: 'CreditMemo', txnId: creditMemoId, amount: applied }),
      ],
    });
  });
  route<{ paymentId: string; lines: Line[] }>('move-payment', movePaymentSchema, (company, { paymentId, lines }) => {
    const payment = documentOf(company, 'Payment', paymentId);
    return change(company, 'update', 'Payment', payment, { Line: lines.map(paymentLine) });
  });
  route<{ entity: string; id: string }>('void', documentSchema, (company, { entity, id }) => {
    const doc = documentOf(company, entity, id);
    if (!definitionNamed(entity).voided) throw notSupported(`void ${entity}`);
    return change(company, 'void', entity, doc);
  });
  route<{ entity: string; id: string }>('delete', documentSchema, (company, { entity, id }) => {
    const doc = documentOf(company, entity, id);
    if (!isTransaction(definitionNamed(entity))) throw notSupported(`delete ${entity}`);
    return change(company, 'delete', entity, doc);
  });
  route<{ entity: Mergeable; id: string; into: string }>('merge', mergeSchema, (company, { entity, id, into }) => {
    const [gone, kept] = [documentOf(company, entity, id), documentOf(company, entity, into)];
    const isParent = [...company.store(entity).all()].some((doc) => referencedId(doc, 'ParentRef') === id);
    if (gone === kept || isParent) throw new ControlError(400, `${entity} ${id} cannot be merged into ${into}`);
    const names = definitions.map(({ name }) => name);
    for (const entry of entriesOfMerge(company, names, { entity, gone, kept, atMs: clock.nowMs() }))
      state.record(entry);
    return { Id: into };
  });
  route<object>('reset', resetSchema, (company) => {
    const { realmId, name, timeZone } = company;
    const fresh = { realmId, name, timeZone, customTxnNumbers: usesCustomNumbers(company), seed: undefined };
    const entry = newCompanyEntry(fresh, clock.nowMs());
    state.record({ ...entry, staleIds: company.lastIds() });
    return { realmId };
  });
  route<{ date: string }>('close-books', closeBooksSchema, (company, { date }) =>
    change(company, 'update', 'Preferences', company.only('Preferences'), {
      AccountingInfoPrefs: { BookCloseDate: date },
    }),
  );
}

/** A transaction is in the currency of its customer. */
function currencyOf(company: Company, customerId: string): JsonObject {
  const code = referencedId(company.store('Customer').get(customerId) ?? {}, 'CurrencyRef');
  return code === undefined ? {} : { CurrencyRef: { value: code } };
}

function paymentLine({ txnType, txnId, amount }: Line): JsonObject {
  return { Amount: amount, LinkedTxn: [{ TxnId: txnId, TxnType: txnType }] };
}
