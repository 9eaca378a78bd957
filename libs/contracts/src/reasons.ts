import type { FailureCategory } from './batch-states.ts';
import { describeFailure, isFailureCode } from './failures.ts';

/** Why a batch, a run or a record type is as it is: the sentence a bookkeeper reads, and the thing to do about it. */
export type ReasonEntry = { message: string; fix: string };

const NOTHING = 'Nothing to do.';
const BY_ITSELF = 'Nothing to do: it goes on by itself.';

/** Beside these, every code of the catalogue of failures may be the reason of a batch. */
export const reasonCatalogue = {
  'nothing-pending': { message: 'There was nothing to sync: no record was new or changed.', fix: NOTHING },
  'problems-left': {
    message:
      'No record was new or changed. What failed or is held since earlier batches is still in the way of its records.',
    fix: 'Look at the problems of the company and do what they say: the next batch then takes the records.',
  },
  'nothing-changed': { message: 'Nothing has changed in QuickBooks since the last time.', fix: NOTHING },
  'preview-expired': {
    message: 'What the dry run showed is no longer kept, so nothing was done: it is kept for seven days.',
    fix: 'Start a dry run again, and a batch from what it shows.',
  },
  'reference-read': { message: 'What QuickBooks knows of customers, products and accounts was read.', fix: NOTHING },
  cancelled: {
    message: 'The batch was cancelled before it was done.',
    fix: 'Nothing to do: what is left goes out with the next batch.',
  },
  'results-incomplete': {
    message: 'The outcome of some records could not be taken into this batch; the records themselves show it.',
    fix: 'Look at the records. Tell support the id of the batch, so that it can be completed.',
  },
  'never-started': {
    message: 'The batch was never begun: the part of AutoSync that does this work could not be reached.',
    fix: 'Nothing to do if the next batch is begun; otherwise tell support.',
  },
  failed: {
    message: 'The batch could not be done, because of a fault in AutoSync.',
    fix: 'Run the batch again. If it ends like this once more, tell support its id.',
  },
  'event-invalid': {
    message: 'The batch could not be begun: a part of AutoSync did not understand what another one asked of it.',
    fix: 'Run the batch again. If it ends like this once more, tell support its id.',
  },
  'company-busy': { message: 'Another batch of this company is at work.', fix: BY_ITSELF },
  'slice-limit': { message: 'The batch has had its turn and lets others go first.', fix: BY_ITSELF },
  stopping: { message: 'The part of AutoSync that worked on the batch is being replaced.', fix: BY_ITSELF },
  'qbo-throttled': { message: 'QuickBooks takes no more calls for a moment.', fix: BY_ITSELF },
  'qbo-unavailable': { message: 'QuickBooks does not answer.', fix: BY_ITSELF },
  'limiter-wait': {
    message: 'As many calls as QuickBooks allows were made; the next ones follow shortly.',
    fix: BY_ITSELF,
  },
  'look-up-wait': {
    message: 'QuickBooks did not answer clearly, so AutoSync waits before it looks whether a document was made.',
    fix: BY_ITSELF,
  },
  'token-wait': { message: 'The access to QuickBooks is just being renewed.', fix: BY_ITSELF },
  'needs-reconnect': {
    message: 'QuickBooks no longer accepts our connection.',
    fix: 'Connect the company to QuickBooks again; what waits is then synced by itself.',
  },
  'not-connected': {
    message: 'The company is not connected to QuickBooks.',
    fix: 'Connect the company to QuickBooks; what waits then starts by itself.',
  },
  paused: {
    message: 'Somebody has paused this.',
    fix: 'See who and why at the pause, and resume it when the time has come.',
  },
  'company-disabled': { message: 'The company is switched off.', fix: 'Switch the company on again.' },
  'autosync-disconnected': {
    message: 'AutoSync was switched off for this record type after several batches in a row had failed.',
    fix: 'Correct what the failed records say, then switch AutoSync on again.',
  },
} as const satisfies Record<string, ReasonEntry>;

function isReason(code: string): code is keyof typeof reasonCatalogue {
  return Object.hasOwn(reasonCatalogue, code);
}

const ofQuickBooks: readonly (FailureCategory | undefined)[] = ['throttle', 'upstream', 'timeout'];

/** For codes of defects and outages, of which there is no end: what a person can do does not depend on them. */
function describeDefect(code: string, category: FailureCategory | undefined): ReasonEntry {
  if (category === 'auth') return reasonCatalogue['needs-reconnect'];
  const message = ofQuickBooks.includes(category)
    ? `QuickBooks did not give a clear answer (${code}).`
    : `The batch could not be done, because of a fault in AutoSync (${code}).`;
  return { message, fix: reasonCatalogue.failed.fix };
}

/** The words for any reason: never a bare code. */
export function describeReason(code: string, category?: FailureCategory): ReasonEntry {
  if (isReason(code)) return reasonCatalogue[code];
  if (!isFailureCode(code)) return describeDefect(code, category);
  const { message, fix } = describeFailure(code);
  return { message, fix };
}

/** Who stopped it and why, for those who wait. */
export function whyPaused({ actorName, note }: { actorName: string; note: string }): string {
  return `${actorName} paused it: ${note}`;
}
