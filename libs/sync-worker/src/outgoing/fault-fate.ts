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
  // Our own client refused the call: nothing was sent.
  'not-sendable': { kind: 'fail', code: 'invalid-record' },
};

/** The fate of a fault code; whatever is not listed is a refusal that a bookkeeper must read. */
export function faultFate(code: string): FaultFate {
  return fates[code] ?? { kind: 'fail', code: 'refused-by-quickbooks' };
}
