import { createHash } from 'node:crypto';
import { canonicalJson } from '@autosync/core';
import { faultAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Books } from '../books/books.ts';
import type { Company } from '../books/company.ts';
import type { StoredAnswers } from '../books/stored-answers.ts';
import type { Fault } from '../faults.ts';
import { QboFault } from '../qbo-fault.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { DataCall } from './data-call.ts';

type Work = (call: DataCall, startedAtMs: number) => Answer;

/**
 * What is not known about repeated requestids (docs/quickbooks.md#request-ids, #open-questions): how long they are
 * remembered, what another body gets, whether a 5xx is remembered, and what a repeat gets while the first call is being
 * processed. Everything is off by default: the first processed call decides, for ever.
 */
export type RequestIds = {
  work: Work;
  /** The fault for the call: the earlier one, if a 5xx counts as an answer. */
  faultOf(call: DataCall, struck: Fault | undefined): Fault | undefined;
  /** Proceeds, or waits or refuses while the same requestid is being processed. */
  inTurn(call: DataCall, proceed: () => void | Promise<void>, refuse: (answer: Answer) => void): void | Promise<void>;
};

export function createRequestIds({
  work,
  books,
  answers,
  clock,
  switches,
}: {
  work: Work;
  books: Books;
  answers: StoredAnswers;
  clock: VirtualClock;
  switches: () => Switches;
}): RequestIds {
  // These are only filled while their switch is on, and live as long as the process.
  const bodies = new Map<string, string>();
  const serverErrors = new Map<string, Fault>();
  const underWay = new Map<string, Promise<void>>();

  const duplicate = () =>
    faultAnswer(new QboFault('600', 'Duplicate Request Id : This request id was used before.'), clock.nowMs());

  function forgetWhenOld(company: Company, requestId: string): void {
    const hours = switches().requestIdMemoryHours;
    const stored = hours > 0 && answers.find(company, requestId);
    if (!stored) return;
    const { time } = JSON.parse(stored.body) as { time: string };
    if (clock.nowMs() - Date.parse(time) >= hours * 3_600_000) company.answers.delete(requestId);
  }

  function hasOtherBody(company: Company, call: DataCall, requestId: string): boolean {
    if (switches().requestIdOtherBody === 'replay') return false;
    const key = `${company.realmId} ${requestId}`;
    const text = canonicalJson([call.operation, call.entity, call.body ?? null]);
    const body = createHash('sha256').update(text).digest('base64');
    if (company.answers.has(requestId) && bodies.has(key)) return bodies.get(key) !== body;
    bodies.set(key, body);
    return false;
  }

  return {
    work(call, startedAtMs) {
      const company = books.company(call.realmId);
      if (company && call.requestId !== undefined) {
        forgetWhenOld(company, call.requestId);
        if (hasOtherBody(company, call, call.requestId)) return duplicate();
      }
      return work(call, startedAtMs);
    },
    faultOf(call, struck) {
      if (call.requestId === undefined || !switches().requestIdReplaysServerErrors) return struck;
      const key = `${call.realmId} ${call.requestId}`;
      const first = serverErrors.get(key);
      if (first) return first;
      if (struck?.kind === 'status' && struck.status >= 500 && !struck.commit) serverErrors.set(key, struck);
      return struck;
    },
    inTurn(call, proceed, refuse) {
      const { parallelRequestId } = switches();
      if (call.requestId === undefined || parallelRequestId === 'first-worked') return proceed();
      const key = `${call.realmId} ${call.requestId}`;
      const first = underWay.get(key);
      if (first && parallelRequestId === 'refuse') return refuse(duplicate());
      const turn = Promise.resolve(first).then(proceed);
      const settled = turn.then(
        () => undefined,
        () => undefined,
      );
      underWay.set(key, settled);
      void settled.then(() => underWay.get(key) === settled && underWay.delete(key));
      return turn;
    },
  };
}
