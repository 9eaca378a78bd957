import { documentBody, faultAnswer, forbidden, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Books } from '../books/books.ts';
import type { Company } from '../books/company.ts';
import type { Doc } from '../books/doc.ts';
import type { StoredAnswers } from '../books/stored-answers.ts';
import type { Writer } from '../books/writer.ts';
import { definitionNamed } from '../entities/all.ts';
import type { EntityDefinition } from '../entities/definition.ts';
import { checkSubscription } from '../entities/plan.ts';
import { HOME_CURRENCY, rateOf } from '../fields/currency.ts';
import { people } from '../people.ts';
import { invalidId, missingParameter, notFound, notSupported, QboFault, unreadableBody } from '../qbo-fault.ts';
import { formPdf } from '../pdf/form-pdf.ts';
import { captureChanges } from '../query/changes.ts';
import { runQuery } from '../query/run.ts';
import { runReport } from '../reports/run-report.ts';
import { answerStamp, dayIn } from '../stamps.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { createComposedWrites } from './composed-writes.ts';
import { runBatch } from './data-batch.ts';
import type { DataCall } from './data-call.ts';
import { jsonText } from '../json.ts';

/** Longest requestid of a single call (docs/quickbooks.md#request-ids). */
const REQUEST_ID_LENGTH = 50;

const writes = ['create', 'update', 'void', 'delete', 'send'] as const;

/**
 * An entity with a single document is read without an id, with its own or with the company's
 * (docs/quickbooks.md#company).
 */
function isOwnId(company: Company, id: string | undefined): boolean {
  return id === undefined || id === '1' || id === company.realmId;
}

/** Processes a call that passed the gateway. Never throws a QboFault. */
export function createDataWork({
  books,
  writer,
  answers,
  clock,
  switches,
}: {
  books: Books;
  writer: Writer;
  answers: StoredAnswers;
  clock: VirtualClock;
  switches: () => Switches;
}): (call: DataCall, startedAtMs: number) => Answer {
  const composed = createComposedWrites({ writer, answers });

  function read(company: Company, definition: EntityDefinition, call: DataCall, startedAtMs: number): Answer {
    const { name } = definition;
    if (!definition.operations.has('read')) throw notSupported(`read ${name}`);
    const time = answerStamp(startedAtMs);
    if (definition.single) {
      if (!isOwnId(company, call.id)) throw notFound();
      return jsonAnswer(200, documentBody(name, company.textOf(company.only(name)), time));
    }
    const doc = find(company, definition, call.id ?? '');
    return jsonAnswer(200, documentBody(name, company.textOf(doc), time));
  }

  function find(company: Company, { name }: EntityDefinition, id: string): Doc {
    if (!/^\d+$/.test(id)) throw invalidId(id);
    const doc = company.store(name).get(id);
    if (!doc) throw notFound(company.store(name).wasDeleted(id));
    return doc;
  }

  /** Every form that can be e-mailed can be read as a PDF. */
  function pdf(company: Company, definition: EntityDefinition, { id = '' }: DataCall): Answer {
    const { name, operations } = definition;
    if (!operations.has('send')) throw notSupported(`pdf ${name}`);
    return { status: 200, body: formPdf(name, find(company, definition, id), company), contentType: 'application/pdf' };
  }

  function write(company: Company, definition: EntityDefinition, call: DataCall, startedAtMs: number): Answer {
    const { operation, body, requestId, allowDuplicateNumber } = call;
    const action = writes.find((known) => known === operation);
    if (!action || !definition.operations.has(action)) throw notSupported(`${operation} ${definition.name}`);
    if (action === 'send') return send(company, definition, call, startedAtMs);
    if (!body) throw unreadableBody();
    const refused = definition.refusedByApi?.(body, action);
    if (refused !== undefined) throw notSupported(refused);
    const own = { requestId, allowDuplicateNumber, startedAtMs, writtenBy: people.connected };
    const request = { company, definition, body, ...own };
    return writer[action](request);
  }

  /**
   * `POST /invoice/{id}/send?sendTo=…`: the id is in the path, and no SyncToken is needed
   * (docs/quickbooks.md#invoices).
   */
  function send(company: Company, definition: EntityDefinition, call: DataCall, startedAtMs: number): Answer {
    const { id = '', requestId, parameters } = call;
    const SyncToken = company.store(definition.name).get(id)?.SyncToken ?? '0';
    const BillEmail = parameters.sendTo === undefined ? {} : { BillEmail: { Address: parameters.sendTo } };
    const own = { requestId, allowDuplicateNumber: true, startedAtMs, writtenBy: people.connected };
    return writer.send({ company, definition, body: { Id: id, SyncToken, ...BillEmail }, ...own });
  }

  function query(company: Company, { queryText }: DataCall, startedAtMs: number): Answer {
    const response = runQuery(company, queryText);
    return jsonAnswer(200, `{"QueryResponse":${response},"time":"${answerStamp(startedAtMs)}"}`);
  }

  function changes(company: Company, { parameters }: DataCall, startedAtMs: number): Answer {
    const time = answerStamp(startedAtMs);
    const captured = captureChanges(company, { ...parameters, nowMs: clock.nowMs(), switches: switches() });
    return jsonAnswer(200, `{"CDCResponse":[{"QueryResponse":[${captured.join(',')}]}],"time":"${time}"}`);
  }

  function exchangeRate(company: Company, { parameters }: DataCall, startedAtMs: number): Answer {
    const code = parameters.currencyCode.toUpperCase();
    const Rate = rateOf(code);
    if (code === '') throw missingParameter('sourcecurrencycode');
    if (Rate === undefined) throw new QboFault('2220', `Invalid Currency Type : "${code}"`, 'sourcecurrencycode');
    const AsOfDate = dayIn(company.timeZone, clock.nowMs());
    const rate = { SourceCurrencyCode: code, TargetCurrencyCode: HOME_CURRENCY, Rate, AsOfDate, domain: 'QBO' };
    return jsonAnswer(200, documentBody('ExchangeRate', jsonText(rate), answerStamp(startedAtMs)));
  }

  /** Answers the address of the file, as text. */
  function download(company: Company, { id = '', baseUrl = '' }: DataCall): Answer {
    const doc = find(company, definitionNamed('Attachable'), id);
    if (!company.files.has(doc.Id)) throw notFound();
    return { status: 200, body: `${baseUrl}/files/${company.realmId}/${doc.Id}`, contentType: 'text/plain' };
  }

  function report(company: Company, { entity, reportParameters = {} }: DataCall, startedAtMs: number): Answer {
    const today = dayIn(company.timeZone, clock.nowMs());
    const request = { company, parameters: reportParameters, today };
    return jsonAnswer(200, runReport(entity, request, answerStamp(startedAtMs)));
  }

  function act(company: Company, call: DataCall, startedAtMs: number): Answer {
    if (call.operation === 'query') return query(company, call, startedAtMs);
    if (call.operation === 'report') return report(company, call, startedAtMs);
    if (call.operation === 'taxservice') return composed.taxService(company, call, startedAtMs);
    if (call.operation === 'upload') return composed.upload(company, call, startedAtMs);
    if (call.operation === 'download') return download(company, call);
    if (call.operation === 'cdc') return changes(company, call, startedAtMs);
    if (call.operation === 'read' && call.entity.toLowerCase() === 'exchangerate')
      return exchangeRate(company, call, startedAtMs);
    const { definition } = call;
    if (!definition) throw notSupported(call.entity);
    if (call.operation === 'pdf') return pdf(company, definition, call);
    if (call.operation === 'read') return read(company, definition, call, startedAtMs);
    return write(company, definition, call, startedAtMs);
  }

  /** The requestid is checked first: a repeat has no effect, whatever its body (docs/quickbooks.md#request-ids). */
  function actOnce(company: Company, call: DataCall, requestId: string, startedAtMs: number): Answer {
    if (requestId.length > REQUEST_ID_LENGTH) {
      throw new QboFault('2130', `Request Id should not be longer than ${REQUEST_ID_LENGTH} characters`, 'requestid');
    }
    const stored = answers.find(company, requestId);
    if (stored) return stored;
    try {
      return act(company, call, startedAtMs);
    } catch (error) {
      if (!(error instanceof QboFault) || !switches().replayFaults) throw error;
      return answers.refuse(company, requestId, error, clock.nowMs());
    }
  }

  function actOrRefuse(company: Company, call: DataCall, startedAtMs: number): Answer {
    const isWrite = writes.some((known) => known === call.operation);
    try {
      checkSubscription(company);
      if (call.operation === 'batch')
        return runBatch(call, startedAtMs, (item) => actOrRefuse(company, item, startedAtMs));
      if (isWrite && call.requestId !== undefined) return actOnce(company, call, call.requestId, startedAtMs);
      return act(company, call, startedAtMs);
    } catch (error) {
      if (error instanceof QboFault) return faultAnswer(error, clock.nowMs());
      throw error;
    }
  }

  return (call, startedAtMs) => {
    const company = books.company(call.realmId);
    if (!company) return forbidden(clock.nowMs());
    return actOrRefuse(company, call, startedAtMs);
  };
}
