import { AutosyncError, isId } from '@autosync/core';

// Readers of request fields; each throws `invalid-request` with the name of the field.

export function refuse(field: string, rule: string): never {
  throw new AutosyncError('invalid-request', `${field} ${rule}`, { details: { field } });
}

export const readId = (text: string, field: string): string =>
  isId(text) ? text : refuse(field, 'must be a lower-case UUID');

export const readIds = (texts: readonly string[], field: string): string[] => texts.map((text) => readId(text, field));

/** Exactly one mail address, without anything that could add to a mail's header. */
export function readMail(text: string, field: string): string {
  const isOne = text.length <= 254 && /^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/.test(text);
  return isOne ? text : refuse(field, 'must be one mail address');
}

export function readInstant(text: string, field: string): Date {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? refuse(field, 'must be an instant') : instant;
}
