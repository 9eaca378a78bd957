import type { FailureCode } from '@autosync/contracts';

/** What to do about a Fault of QBO concerning a document (docs/quickbooks.md). */
export type FaultFate =
  /** Somebody else uses the number: perhaps we do, in a call whose answer was lost. */
  | { kind: 'look-up' }
  /** The document changed in QBO: read it and compare. */
  | { kind: 're-read' }
  /** A name in our cache is no longer valid: look the names up again, once. */
  | { kind: 're-resolve' }
  /** The books are closed, whatever we remember of them. */
  | { kind: 'closed' }
  /** The company's plan lacks something. */
  | { kind: 'plan' }
  | { kind: 'fail'; code: FailureCode };

type Fault = { code: string; detail: string };

const fates: Readonly<Record<string, FaultFate>> = {
  '600': { kind: 'look-up' },
  '610': { kind: 're-resolve' },
  '2500': { kind: 're-resolve' },
  '6250': { kind: 're-resolve' },
  '5010': { kind: 're-read' },
  '5020': { kind: 'plan' },
  '5030': { kind: 'plan' },
  '6140': { kind: 'look-up' },
  '6200': { kind: 'closed' },
  '6210': { kind: 'closed' },
  '6270': { kind: 'fail', code: 'stock-starts-later' },
  // Our own client refused the call: nothing was sent.
  'not-sendable': { kind: 'fail', code: 'invalid-record' },
};

/** Of code 6000, that of all rules of business, the text decides. */
const isShortOfStock = ({ code, detail }: Fault): boolean => code === '6000' && /quantity on hand/i.test(detail);

/** The fate of a fault; whatever is not listed is a refusal that a bookkeeper must read. */
export function faultFate(fault: Fault): FaultFate {
  if (isShortOfStock(fault)) return { kind: 'fail', code: 'stock-short' };
  return fates[fault.code] ?? { kind: 'fail', code: 'refused-by-quickbooks' };
}

/** What QBO says of a fault, as a part of a sentence of ours. */
export function faultDetail({ detail, message }: Fault & { message: string }): string {
  return (detail || message).replace(/^Business Validation Error: /, '').replace(/[.\s]+$/, '');
}
