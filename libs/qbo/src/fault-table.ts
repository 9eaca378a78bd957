import type { FailureSigns } from './failure-signs.ts';

/**
 * What a failed call means for the document that was sent (design 2.8):
 * `rejected` QBO refused it for good; `look-up` it was sent before, look for it; `ambiguous` it may or may not have been
 * written; `throttled`, `unauthorized` (refresh the token), `forbidden` (reconnect), `unavailable`: it was not written,
 * the same call may succeed later.
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

export type FaultRow = { name: string; kind: FaultKind; matches(signs: FailureSigns): boolean };

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

/** Clears by itself within seconds, although the text says 30 minutes (facts 5.7). */
const INVENTORY_LOCK = /transaction with inventory products at exactly the same time/i;

const code =
  (...codes: string[]) =>
  ({ fault }: FailureSigns): boolean =>
    fault !== undefined && codes.includes(fault.code);

const status =
  (...statuses: number[]) =>
  (signs: FailureSigns): boolean =>
    signs.status !== undefined && statuses.includes(signs.status);

/**
 * From signs to meaning; the first row that matches decides. Sources: facts 3.13 and 3.14, design 2.8. Only what is
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
  { name: 'user lost access (120) or app not authorised (3100)', kind: 'forbidden', matches: code('120', '3100') },
  { name: 'token expired or missing (3200, 3202)', kind: 'unauthorized', matches: code('3200', '3202') },
  { name: 'any other 401', kind: 'unauthorized', matches: status(401) },
  { name: 'any other 403', kind: 'forbidden', matches: status(403) },
  { name: 'company moved, locked or under maintenance', kind: 'unavailable', matches: code('130', '140', '150') },
  {
    name: 'inventory lock',
    kind: 'unavailable',
    matches: ({ fault }) => fault !== undefined && INVENTORY_LOCK.test(`${fault.message} ${fault.detail}`),
  },
  { name: 'request id used before (600)', kind: 'look-up', matches: code('600') },
  { name: 'application error (10000)', kind: 'ambiguous', matches: code('10000') },
  {
    name: 'server error, with or without a Fault',
    kind: 'ambiguous',
    matches: (signs) => signs.status !== undefined && signs.status >= 500,
  },
  { name: 'a Fault about the document', kind: 'rejected', matches: ({ fault }) => fault !== undefined },
  { name: 'anything else', kind: 'ambiguous', matches: () => true },
];

/** The meaning of a failure. */
export function meaningOf(signs: FailureSigns): FaultKind {
  return faultTable.find((row) => row.matches(signs))?.kind ?? 'ambiguous';
}
