import { durationMs, flag, integer, oneOf } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';

/**
 * What is not known about the real service (docs/quickbooks.md#open-questions): each question is a switch with a
 * default.
 */
export const switchSettings = {
  refreshRotation: oneOf('REFRESH_ROTATION', {
    doc: 'When a refresh returns a new refresh token: the first one after 24 hours, or every time.',
    values: ['daily', 'every-time'],
    default: 'daily',
  }),
  previousRefreshGraceMs: durationMs('PREVIOUS_REFRESH_GRACE_MS', {
    doc: 'How long a replaced refresh token still works.',
    default: 0,
  }),
  refreshTokenDays: integer('REFRESH_TOKEN_DAYS', {
    doc: 'Idle days after which a refresh token dies: 101 in recorded answers, 100 in the documentation.',
    min: 100,
    max: 101,
    default: 101,
  }),
  parallelRefreshKills: flag('PARALLEL_REFRESH_KILLS', {
    doc: 'A parallel refresh or a code used twice also revokes the tokens that the first one got.',
    default: false,
  }),
  secondConsentKills: flag('SECOND_CONSENT_KILLS', {
    doc: 'A new consent for the same company and app ends the tokens of the old one.',
    default: true,
  }),
  tokenExchangeMs: durationMs('TOKEN_EXCHANGE_MS', {
    doc: 'How long a token exchange takes; a second refresh within it is a parallel one.',
    default: 20,
  }),
  replayFaults: flag('REQUESTID_REPLAYS_FAULTS', {
    doc: 'A repeated requestid gets the stored answer also when that was a Fault; otherwise the call is tried again.',
    default: false,
  }),
  requestIdMemoryHours: integer('REQUESTID_MEMORY_HOURS', {
    doc: 'How long the first answer to a requestid is remembered; 0 is for ever.',
    min: 0,
    max: 87_600,
    default: 0,
  }),
  requestIdOtherBody: oneOf('REQUESTID_OTHER_BODY', {
    doc: 'A known requestid with another body: gets the first answer, or is refused with code 600.',
    values: ['replay', 'refuse'],
    default: 'replay',
  }),
  requestIdReplaysServerErrors: flag('REQUESTID_REPLAYS_SERVER_ERRORS', {
    doc: 'A requestid whose call got a 5xx that did not commit gets the same 5xx again.',
    default: false,
  }),
  parallelRequestId: oneOf('PARALLEL_REQUESTID', {
    doc: 'A requestid whose first call is under way: whoever is worked first decides, or it waits, or is refused (600).',
    values: ['first-worked', 'wait', 'refuse'],
    default: 'first-worked',
  }),
  refusedCallsCount: flag('THROTTLED_CALLS_COUNT', {
    doc: 'Calls answered with 429 count against the windows.',
    default: false,
  }),
  throttleEnvelope: oneOf('THROTTLE_ENVELOPE', {
    doc: 'Case of the property names in the body of a 429.',
    values: ['upper', 'lower'],
    default: 'upper',
  }),
  retryAfterSeconds: integer('RETRY_AFTER_SECONDS', {
    doc: 'Value of Retry-After on a 429; 0 sends none, as documented.',
    min: 0,
    max: 3600,
    default: 0,
  }),
  batchMetering: oneOf('BATCH_METERING', {
    doc: 'A batch is billed as one CorePlus call, or as one for each of its items.',
    values: ['per-call', 'per-item'],
    default: 'per-call',
  }),
  forbiddenFaultType: oneOf('FORBIDDEN_FAULT_TYPE', {
    doc: 'Type in the body of a 403.',
    values: ['SERVICE', 'AUTHORIZATION'],
    default: 'SERVICE',
  }),
  serverTimeLimitMs: durationMs('SERVER_TIME_LIMIT_MS', {
    doc: 'A call that takes longer is answered "stream timeout"; 0 never does that.',
    default: 120_000,
  }),
  timedOutCallsCommit: flag('TIMED_OUT_CALLS_COMMIT', {
    doc: 'A call that was answered "stream timeout" takes effect all the same.',
    default: true,
  }),
  webhookDelayMs: durationMs('WEBHOOK_DELAY_MS', {
    doc: 'How long changes are collected before they are sent to webhooks, on the virtual clock.',
    default: 2000,
  }),
  webhooksHeldBack: flag('WEBHOOKS_HELD_BACK', {
    doc: 'Later events wait until the delivery before them is acknowledged; otherwise each delivery goes alone.',
    default: true,
  }),
  webhookDuplicatePercent: integer('WEBHOOK_DUPLICATE_PERCENT', {
    doc: 'How many of a hundred acknowledged deliveries are sent a second time.',
    min: 0,
    max: 100,
    default: 0,
  }),
  webhooksReordered: flag('WEBHOOKS_REORDERED', {
    doc: 'The events of a delivery are shuffled.',
    default: false,
  }),
  inventoryAdjustmentEvents: flag('INVENTORY_ADJUSTMENT_EVENTS', {
    doc: 'Inventory adjustments are told to webhooks, although the list of events does not name them.',
    default: false,
  }),
  closedBooksCode: oneOf('CLOSED_BOOKS_CODE', {
    doc: 'Code for a date in closed books: 6200 (closed) or 6210 (closed with a password).',
    values: ['6210', '6200'],
    default: '6210',
  }),
  duplicateNameDetail: oneOf('DUPLICATE_NAME_DETAIL', {
    doc: 'What a refusal with 6240 of a new entry says of the one that has the name: its id, or nobody.',
    values: ['id', 'nobody'],
    default: 'id',
  }),
  voidOfPaid: oneOf('VOID_OF_PAID', {
    doc: 'A void of an invoice or credit memo with payments linked: unlinks them, or is refused.',
    values: ['unlink', 'refuse'],
    default: 'unlink',
  }),
  negativeStock: oneOf('NEGATIVE_STOCK', {
    doc: 'Selling more than there is: allowed as on the screen, or refused.',
    values: ['allow', 'refuse'],
    default: 'allow',
  }),
  inventoryLockMs: durationMs('INVENTORY_LOCK_MS', {
    doc: 'How long after a write with inventory products another one in the same company is refused; 0 is never.',
    default: 0,
  }),
  oldChangedSince: oneOf('OLD_CHANGED_SINCE', {
    doc: 'Change data capture for longer than 30 days: refused, or cut to 30 days.',
    values: ['refuse', 'cut'],
    default: 'refuse',
  }),
  captureLimit: oneOf('CAPTURE_LIMIT', {
    doc: 'What the 1000 objects of change data capture are counted for: the response, or each entity.',
    values: ['response', 'entity'],
    default: 'response',
  }),
  numbersAcrossForms: flag('NUMBERS_ACROSS_FORMS', {
    doc: 'A number taken by an invoice is a duplicate for a credit memo too, as they share one running number.',
    default: true,
  }),
};

export type Switches = ConfigOf<typeof switchSettings>;

export const defaultSwitches: Switches = Object.fromEntries(
  Object.entries(switchSettings).map(([name, setting]) => [name, setting.default]),
) as Switches;

/** Picks the switches from a configuration with more in it. */
export function switchesOf(config: Readonly<Switches>): Switches {
  const names = Object.keys(switchSettings) as (keyof Switches)[];
  return Object.fromEntries(names.map((name) => [name, config[name]])) as Switches;
}

/**
 * The switches after a change given as JSON, for example `{"refreshRotation":"every-time"}`. Throws an Error with a
 * sentence for an unknown name or value.
 */
export function changedSwitches(switches: Switches, change: Record<string, unknown>): Switches {
  const changed: Record<string, unknown> = { ...switches };
  for (const [name, value] of Object.entries(change)) {
    const setting = Object.entries(switchSettings).find(([known]) => known === name)?.[1];
    if (!setting) throw new Error(`unknown switch "${name}"`);
    try {
      changed[name] = setting.parse(String(value));
    } catch (error) {
      throw new Error(`${name} ${error instanceof Error ? error.message : ''}`, { cause: error });
    }
  }
  return changed as Switches;
}
