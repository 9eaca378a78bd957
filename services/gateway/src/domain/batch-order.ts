import type { RecordType } from '@autosync/contracts';
import { invalidRequest } from '../errors.ts';

/** What somebody asks for with Run New Batch. */
export type BatchOrder = {
  type: RecordType;
  /** YYYY-MM-DD. */
  startDate?: string;
  recordIds?: readonly string[];
  dryRun?: boolean;
};

/** Throws `invalid-request` for what no worker could do. */
export function checkOrder({ type, startDate, dryRun = false }: BatchOrder, syncTypes: readonly RecordType[]): void {
  if (!syncTypes.includes(type)) {
    const detail = `This installation does not sync ${type}.`;
    throw invalidRequest({ pointer: '/type', code: 'not-installed', detail });
  }
  if (startDate !== undefined && type !== 'payments') {
    const detail = 'A starting date is for payments only.';
    throw invalidRequest({ pointer: '/startDate', code: 'not-for-type', detail });
  }
  if (dryRun && type !== 'payments') {
    const detail = 'A dry run is for payments with a starting date only.';
    throw invalidRequest({ pointer: '/dryRun', code: 'not-for-type', detail });
  }
  if (dryRun && startDate === undefined) {
    const detail = 'A dry run of payments needs a starting date.';
    throw invalidRequest({ pointer: '/startDate', code: 'required', detail });
  }
}
