import { AutosyncError, toError } from '@autosync/core';
import type { EntityDefinition } from './entity-definition.ts';

/**
 * The definition with every function guarded: what one of them throws becomes `definition-failed`, which is no retryable
 * error and so ends the record it is about (docs/protocol.md#containment).
 */
export function guardedDefinition<Content>(definition: EntityDefinition<Content>): EntityDefinition<Content> {
  function guard<Args extends unknown[], Result>(name: string, call: (...args: Args) => Result) {
    return (...args: Args): Result => {
      try {
        return call(...args);
      } catch (cause) {
        throw new AutosyncError('definition-failed', `${name}: ${toError(cause).message}`, { cause });
      }
    };
  }

  /** A record is read several times while it is handled; its content is checked once. */
  function once<Result>(read: (content: unknown) => Result): (content: unknown) => Result {
    const known = new WeakMap<object, Result>();
    return (content) => {
      if (typeof content !== 'object' || content === null) return read(content);
      const found = known.get(content);
      if (found !== undefined) return found;
      const result = read(content);
      known.set(content, result);
      return result;
    };
  }

  const { type, newestFirst, totals, asWritten, answerFault, obstacles, statedTax } = definition;
  return {
    type,
    ...(newestFirst !== undefined && { newestFirst }),
    read: once(guard('read', (content) => definition.read(content))),
    dateOf: guard('dateOf', (record, company) => definition.dateOf(record, company)),
    datedOn: guard('datedOn', (record, day) => definition.datedOn(record, day)),
    numberOf: guard('numberOf', (record) => definition.numberOf(record)),
    needs: guard('needs', (record, company) => definition.needs(record, company)),
    toDocument: guard('toDocument', (record, context) => definition.toDocument(record, context)),
    completeUpdate: guard('completeUpdate', (update) => definition.completeUpdate(update)),
    lookUpBy: guard('lookUpBy', (body) => definition.lookUpBy(body)),
    ...(asWritten !== undefined && { asWritten: guard('asWritten', asWritten) }),
    ...(answerFault !== undefined && { answerFault: guard('answerFault', answerFault) }),
    ...(obstacles !== undefined && {
      obstacles: guard('obstacles', (record, context) => obstacles(record, context)),
    }),
    ...(statedTax !== undefined && {
      statedTax: guard('statedTax', (record, company) => statedTax(record, company)),
    }),
    ...(totals !== undefined && {
      totals: {
        written: guard('totals.written', (body) => totals.written(body)),
        returned: guard('totals.returned', (document) => totals.returned(document)),
      },
    }),
  };
}
