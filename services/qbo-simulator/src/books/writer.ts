import { documentBody, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { definitionNamed } from '../entities/all.ts';
import { isTransaction } from '../entities/definition.ts';
import type { EntityDefinition, FollowUp, Removal, WriteContext } from '../entities/definition.ts';
import { jsonText } from '../json.ts';
import type { Draft } from '../json.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { answerStamp, dayIn, metaDataStamp } from '../stamps.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { Books } from './books.ts';
import { completeDocument } from './answer-shape.ts';
import { checkBooksOpen } from './closed-books.ts';
import type { Doc } from './doc.ts';
import { deletedDocument, putLine } from './entries.ts';
import type { BooksEntry, PutEntry } from './entries.ts';
import type { Journal } from './journal.ts';
import { readBody } from './read-body.ts';
import { createStockRules } from './stock-rules.ts';
import { netMoves } from './stock.ts';
import { isSame, versionOf } from './versions.ts';
import { checkUpdate, requestedDocument } from './write-request.ts';
import type { WriteRequest } from './write-request.ts';

export type Writer = {
  create(request: WriteRequest): Answer;
  /** Sparse or full, as the body says. */
  update(request: WriteRequest): Answer;
  void(request: WriteRequest): Answer;
  /** E-mails a form, to the address of the body or to its own. Nothing leaves the process. */
  send(request: WriteRequest): Answer;
  delete(request: WriteRequest): Answer;
};

/**
 * Every change of books: check it, write the journal line, apply it. All of that is synchronous, so calls never
 * interleave.
 */
export function createWriter({
  books,
  journal,
  clock,
  switches,
}: {
  books: Books;
  journal: Journal;
  clock: VirtualClock;
  switches: () => Switches;
}): Writer {
  const stockRules = createStockRules();

  function contextOf(request: WriteRequest, before: Doc | undefined) {
    const { company, allowDuplicateNumber } = request;
    let number: number | undefined;
    const context: WriteContext = {
      company,
      before,
      allowDuplicateNumber,
      switches: switches(),
      today: dayIn(company.timeZone, clock.nowMs()),
      takeNumber() {
        number = company.lastNumber + 1;
        return String(number);
      },
    };
    return { context, numberTaken: () => number };
  }

  function commit(request: WriteRequest, entry: Pick<PutEntry, 'created' | 'voided' | 'number'>, doc: Doc): Answer {
    const { company, definition, requestId, startedAtMs } = request;
    const head = {
      kind: 'put' as const,
      realmId: company.realmId,
      entity: definition.name,
      time: answerStamp(startedAtMs),
      ...(requestId !== undefined && { requestId }),
      ...(request.file !== undefined && { file: request.file }),
      ...entry,
    };
    const docText = jsonText(doc);
    books.apply({ ...head, doc }, journal.append(putLine(head, docText)));
    return jsonAnswer(200, documentBody(definition.name, docText, head.time));
  }

  function finish(request: WriteRequest, patch: Draft, before: Doc | undefined) {
    const { definition } = request;
    const { context, numberTaken } = contextOf(request, before);
    const completed = completeDocument(definition, patch, context);
    const number = numberTaken();
    return { completed, entry: number === undefined ? {} : { number } };
  }

  /** The answer to the first write exists already and does not show what follows (docs/quickbooks.md#credit-memos). */
  function followUpWith({ company, startedAtMs, writtenBy }: WriteRequest, { entity, body }: FollowUp): void {
    const definition = definitionNamed(entity);
    try {
      const own = { requestId: undefined, allowDuplicateNumber: true, startedAtMs, writtenBy };
      writer.create({ company, definition, body, ...own });
    } catch (error) {
      // If a rule forbids the follow-up, such as closed books, it is left out and the first write stands.
      if (!(error instanceof QboFault)) throw error;
    }
  }

  /** An update that changes nothing keeps SyncToken and stamps (docs/quickbooks.md#versions). */
  function unchanged(request: WriteRequest, before: Doc): Answer {
    if (request.requestId !== undefined) return commit(request, {}, before);
    return jsonAnswer(200, documentBody(request.definition.name, jsonText(before), answerStamp(request.startedAtMs)));
  }

  function stampFor(definition: EntityDefinition): string {
    const stamp = metaDataStamp(clock.nowMs());
    return definition.stampedByDay ? stamp.slice(0, 10) : stamp;
  }

  /** The one entity with a day instead of a stamp has no CreateTime (docs/quickbooks.md#inventory-adjustments). */
  function metaDataOf({ definition, writtenBy }: WriteRequest, before?: Doc): Doc['MetaData'] {
    const LastUpdatedTime = stampFor(definition);
    if (definition.stampedByDay) return { LastUpdatedTime } as Doc['MetaData'];
    const CreateTime = before?.MetaData.CreateTime ?? LastUpdatedTime;
    const who = definition.answer.saysWhoWrote && { LastModifiedByRef: { value: writtenBy } };
    return { CreateTime, ...who, LastUpdatedTime };
  }

  function newVersion(request: WriteRequest, before: Doc, completed: Draft): Doc {
    return versionOf(completed, {
      Id: before.Id,
      SyncToken: String(BigInt(before.SyncToken) + 1n),
      MetaData: metaDataOf(request, before),
    });
  }

  function checkStock({ company, definition }: WriteRequest, before: Doc | undefined, after: Doc | undefined): void {
    const { stock } = definition;
    if (!stock) return;
    const moves = netMoves(before ? stock(before) : [], after ? stock(after) : []);
    stockRules({ company, moves, switches: switches(), atMs: clock.nowMs() });
  }

  function protect({ definition }: WriteRequest, before: Doc, operation: Removal['operation']): void {
    definition.protect?.(before, { operation, switches: switches() });
  }

  const writer: Writer = {
    create(request) {
      const { company, definition, body } = request;
      const { completed, entry } = finish(request, readBody(definition, body, company), undefined);
      if (isTransaction(definition)) checkBooksOpen(company, switches(), [completed]);
      const doc = versionOf(completed, {
        Id: company.nextId(definition),
        SyncToken: '0',
        MetaData: metaDataOf(request),
      });
      checkStock(request, undefined, doc);
      const answer = commit(request, { ...entry, created: true }, doc);
      for (const followUp of definition.followUps?.(doc, company) ?? []) followUpWith(request, followUp);
      return answer;
    },

    update(request) {
      const { company, definition, body } = request;
      const before = requestedDocument(request);
      checkUpdate(request);
      const patch = readBody(definition, body, company);
      const draft = body['sparse'] === true ? (definition.merge?.(before, patch) ?? { ...before, ...patch }) : patch;
      const { completed, entry } = finish(request, draft, before);
      if (isSame(before, completed)) return unchanged(request, before);
      protect(request, before, 'update');
      if (isTransaction(definition)) checkBooksOpen(company, switches(), [before, completed]);
      const after = newVersion(request, before, completed);
      checkStock(request, before, after);
      return commit(request, entry, after);
    },

    void(request) {
      const { company, definition } = request;
      const before = requestedDocument(request);
      const voided = definition.voided?.(before) ?? before;
      if (isSame(before, voided)) return unchanged(request, before);
      protect(request, before, 'void');
      checkBooksOpen(company, switches(), [before]);
      const after = newVersion(request, before, voided);
      checkStock(request, before, after);
      return commit(request, { voided: true }, after);
    },

    send(request) {
      const { company, definition, body } = request;
      const before = requestedDocument(request);
      const { BillEmail = before['BillEmail'] } = readBody(definition, body, company);
      if (BillEmail === undefined) throw missingParameter('BillEmail');
      const DeliveryInfo = { DeliveryType: 'Email', DeliveryTime: stampFor(definition) };
      const sent = { ...before, BillEmail, EmailStatus: 'EmailSent', DeliveryInfo };
      return commit(request, {}, newVersion(request, before, sent));
    },

    delete(request) {
      const { company, definition, requestId, startedAtMs } = request;
      const before = requestedDocument(request);
      protect(request, before, 'delete');
      checkBooksOpen(company, switches(), [before]);
      checkStock(request, before, undefined);
      const entry: BooksEntry = {
        kind: 'delete',
        realmId: company.realmId,
        entity: definition.name,
        time: answerStamp(startedAtMs),
        ...(requestId !== undefined && { requestId }),
        id: before.Id,
        stamp: metaDataStamp(clock.nowMs()),
      };
      books.apply(entry, journal.append(JSON.stringify(entry)));
      return jsonAnswer(200, documentBody(definition.name, JSON.stringify(deletedDocument(before.Id)), entry.time));
    },
  };
  return writer;
}
