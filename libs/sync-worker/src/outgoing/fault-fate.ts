import type { FailureCode } from '@autosync/contracts';

/** What to do about a Fault of QBO concerning a document (facts 3.14). */
export type FaultFate =
  /** Somebody else uses the number: perhaps we do, in a call whose answer was lost. */
  | { kind: 'look-up' }
  /** The document changed in QBO: read it and compare. */
  | { kind: 're-read' }
  /** A name in our cache is no longer valid: look the names up again, once. */
  | { kind: 're-resolve' }
  | { kind: 'fail'; code: FailureCode };

const fates: Readonly<Record<string, FaultFate>> = {
  '600': { kind: 'look-up' },
  '610': { kind: 're-resolve' },
  '2500': { kind: 're-resolve' },
  '6250': { kind: 're-resolve' },
  '5010': { kind: 're-read' },
  '5020': { kind: 'fail', code: 'feature-missing' },
  '5030': { kind: 'fail', code: 'feature-missing' },
  '6140': { kind: 'look-up' },
  '6200': { kind: 'fail', code: 'period-closed' },
  '6210': { kind: 'fail', code: 'period-closed' },
  '6240': { kind: 'fail', code: 'name-in-use' },
};

/** The fate of a fault code; whatever is not listed is a refusal that a bookkeeper must read. */
export function faultFate(code: string): FaultFate {
  return fates[code] ?? { kind: 'fail', code: 'refused-by-quickbooks' };
}
