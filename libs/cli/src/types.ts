import { declarationOf, outgoingTypes, recordTypes, type RecordType } from '@autosync/contracts';
import type { SentType } from '@autosync/client';
import { cliFault } from './exit-codes.ts';

const sent = outgoingTypes.map(([type]) => type as SentType);

/** The types as the help lists them. */
export const typeNames = recordTypes.join(', ');
export const sentTypeNames = sent.join(', ');

/** @throws a fault with a message for people. */
export function toType(text: string): RecordType {
  const type = recordTypes.find((one) => one === text);
  if (type === undefined) throw cliFault('usage', `There is no type "${text}"; there are ${typeNames}.`);
  return type;
}

/** A type that clients send. @throws a fault with a message for people. */
export function toSentType(text: string): SentType {
  const type = sent.find((one) => one === text);
  if (type === undefined)
    throw cliFault('usage', `No records of a type "${text}" are sent; there are ${sentTypeNames}.`);
  return type;
}

export const sentTypes: readonly SentType[] = sent;

/** Types that come from QuickBooks. */
export const incomingTypes = recordTypes.filter((type) => declarationOf(type).direction === 'in');

/** The path of the records of a type. The answers differ between types only in parts that are not used here. */
export const recordsPath = (type: SentType) =>
  `/v1/companies/{companyId}/${type}` as '/v1/companies/{companyId}/invoices';
