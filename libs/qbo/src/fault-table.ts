import type { FailureSigns } from './failure-signs.ts';

/**
 * What a failed call means for the document that was sent (docs/protocol.md#write):
 * `rejected` QBO refused it for good; `look-up` it was sent before, look for it; `ambiguous` it may or may not have been
 * written; `throttled`, `unauthorized` (refresh the token), `forbidden` (a person must act, then connect again), `unavailable`: it
 * was not written, the same call may succeed later.
 */
export const faultKinds = [
  'rejected',
  'look-up',
  'ambiguous',
  'throttled',
  'unauthorized',
  'forbidden',
  'unavailable',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type FaultRow = {
  name: string;
  kind: FaultKind;
  matches(signs: FailureSigns): boolean;
  /** Where a person must act: what people read as the reason why the company is not connected. */
  sentence?: string;
};

const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** True for the codes of a connection that did not come about: the other side has seen nothing. */
export function isNothingSent(networkCode: string): boolean {
  return NOTHING_SENT.has(networkCode);
}

/** Clears by itself within seconds, although the text says 30 minutes (docs/quickbooks.md#warnings). */
export const INVENTORY_LOCK = /transaction with inventory products at exactly the same time/i;

/** Of the Fault's own words: `AuthorizationFault`, `ApplicationAuthorizationFailed`, `not authorized`. */
const AUTHORISATION = /authori[sz]ation|authentication|(not|un)[ _-]?authori[sz]ed/i;

const code =
  (...codes: string[]) =>
  ({ fault }: FailureSigns): boolean =>
    fault !== undefined && codes.includes(fault.code);

const status =
  (...statuses: number[]) =>
  (signs: FailureSigns): boolean =>
    signs.status !== undefined && statuses.includes(signs.status);

/**
 * From signs to meaning; the first row that matches decides. Sources: docs/quickbooks.md#faults, #error-codes, docs/protocol.md#write. Only what is
 * certain is `rejected`: the last row catches everything nobody has seen yet as `ambiguous`.
 */
export const faultTable: readonly FaultRow[] = [
  {
    name: 'no connection',
    kind: 'unavailable',
    matches: ({ networkCode }) => networkCode !== undefined && isNothingSent(networkCode),
  },
  {
    name: 'time-out, reset or any other lost answer',
    kind: 'ambiguous',
    matches: ({ networkCode }) => networkCode !== undefined,
  },
  { name: 'throttled (3001)', kind: 'throttled', matches: code('3001') },
  { name: 'throttled (429)', kind: 'throttled', matches: status(429) },
  {
    name: 'user lost access (120)',
    kind: 'forbidden',
    matches: code('120'),
    sentence: 'The person who connected AutoSync no longer has access to the company in QuickBooks',
  },
  {
    name: 'app not authorised (3100)',
    kind: 'forbidden',
    matches: code('3100'),
    sentence: 'QuickBooks says that AutoSync is not authorised for the company',
  },
  {
    name: 'subscription ended (6190)',
    kind: 'forbidden',
    matches: code('6190'),
    sentence: 'The company’s QuickBooks subscription has ended or was not paid',
  },
  { name: 'token expired or missing (3200, 3202)', kind: 'unauthorized', matches: code('3200', '3202') },
  { name: 'company moved, locked or under maintenance', kind: 'unavailable', matches: code('130', '140', '150') },
  {
    name: 'inventory lock',
    kind: 'unavailable',
    matches: ({ fault }) => fault !== undefined && INVENTORY_LOCK.test(`${fault.message} ${fault.detail}`),
  },
  { name: 'feature not in the plan (5020, 5030)', kind: 'rejected', matches: code('5020', '5030') },
  { name: 'request id used before (600)', kind: 'look-up', matches: code('600') },
  { name: 'application error (10000)', kind: 'ambiguous', matches: code('10000') },
  { name: 'any other 401', kind: 'unauthorized', matches: status(401) },
  {
    name: 'a 403 that speaks of authorisation',
    kind: 'forbidden',
    matches: ({ status: answered, fault }) =>
      answered === 403 && fault !== undefined && AUTHORISATION.test(`${fault.type} ${fault.message} ${fault.detail}`),
    sentence: 'QuickBooks says that AutoSync is not authorised for the company',
  },
  {
    name: 'a refusal that says nothing about the document: of a proxy (403, 407)',
    kind: 'unavailable',
    matches: (signs) => status(403, 407)(signs) && !/validation/i.test(signs.fault?.type ?? ''),
  },
  {
    name: 'server error, with or without a Fault',
    kind: 'ambiguous',
    matches: (signs) => signs.status !== undefined && signs.status >= 500,
  },
  { name: 'a Fault about the document', kind: 'rejected', matches: ({ fault }) => fault !== undefined },
  { name: 'anything else', kind: 'ambiguous', matches: () => true },
];

/** The row that decides: the last one matches everything. */
export function rowOf(signs: FailureSigns): Omit<FaultRow, 'matches'> {
  return faultTable.find((row) => row.matches(signs)) ?? { name: 'anything else', kind: 'ambiguous' };
}
