import { durationMs, flag, integer, oneOf } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';

/** What nobody could tell us about the real service (facts 9): each question is a switch with a default. */
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
  closedBooksCode: oneOf('CLOSED_BOOKS_CODE', {
    doc: 'Code for a date in closed books: 6200 (closed) or 6210 (closed with a password).',
    values: ['6210', '6200'],
    default: '6210',
  }),
  voidOfPaid: oneOf('VOID_OF_PAID', {
    doc: 'A void of an invoice or credit memo with payments linked: unlinks them, or is refused.',
    values: ['unlink', 'refuse'],
    default: 'unlink',
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

/** The switches alone, out of a configuration that holds more. */
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
