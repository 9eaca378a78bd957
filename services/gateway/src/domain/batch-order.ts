import { declarationOf, recordTypes } from '@autosync/contracts';
import type { RecordType } from '@autosync/contracts';
import { invalidRequest } from '../errors.ts';
import type { Fault } from '../errors.ts';

/** How many records a batch can name. */
export const MOST_RECORD_IDS = 500;

/** What somebody asks for with Run New Batch. */
export type BatchOrder = {
  type: RecordType;
  /** YYYY-MM-DD. */
  startDate?: string;
  recordIds?: readonly string[];
  dryRun?: boolean;
  /** The dry run whose findings are carried out: those records, as they were shown. */
  previewId?: string;
  /** The batch that is run again. */
  rerunOf?: string;
};

const startable = recordTypes.filter((type) => declarationOf(type).takesStartDate).join(', ');

/** Why an order is one that no worker could do. */
export function refusalOf(order: BatchOrder, syncTypes: readonly RecordType[]): Fault | undefined {
  const { type, startDate, dryRun = false } = order;
  if (!syncTypes.includes(type)) {
    return { pointer: '/type', code: 'not-installed', detail: `This installation does not sync ${type}.` };
  }
  const { takesStartDate, dryRun: kindOfDryRun } = declarationOf(type);
  if (startDate !== undefined && !takesStartDate) {
    return { pointer: '/startDate', code: 'not-for-type', detail: `A starting date is for ${startable} only.` };
  }
  if (dryRun && kindOfDryRun === 'no') {
    return { pointer: '/dryRun', code: 'not-for-type', detail: `There is no dry run of ${type}.` };
  }
  if (dryRun && kindOfDryRun === 'with-start-date' && startDate === undefined) {
    return { pointer: '/startDate', code: 'required', detail: `A dry run of ${type} needs a starting date.` };
  }
  if (order.previewId === undefined) return undefined;
  const beside = (['startDate', 'recordIds', 'dryRun'] as const).find((field) => order[field] !== undefined);
  if (beside === undefined) return undefined;
  const detail = `The dry run says what the batch does, so ${beside} does not go with previewId.`;
  return { pointer: `/${beside}`, code: 'not-with-preview', detail };
}

/** Throws `invalid-request` for what no worker could do. */
export function checkOrder(order: BatchOrder, syncTypes: readonly RecordType[]): void {
  const fault = refusalOf(order, syncTypes);
  if (fault !== undefined) throw invalidRequest(fault);
}

/** Before QuickBooks, and before anything that could be in it. */
const EARLIEST_START = '1970-01-01';

/** Throws `invalid-request` for a starting date that no payment can have been changed since: `today` is the company's. */
export function checkStartDate({ startDate }: Pick<BatchOrder, 'startDate'>, today: string): void {
  if (startDate === undefined) return;
  const pointer = '/startDate';
  if (startDate > today) {
    const detail = `The starting date is in the future: it is ${today} where the company is.`;
    throw invalidRequest({ pointer, code: 'in-the-future', detail });
  }
  if (startDate < EARLIEST_START) {
    throw invalidRequest({ pointer, code: 'too-early', detail: `The earliest starting date is ${EARLIEST_START}.` });
  }
}

/** The day that it is in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(now);
}
