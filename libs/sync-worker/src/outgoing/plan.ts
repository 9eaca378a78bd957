import type { Cause } from '@autosync/records';
import { readQbo } from '../reading.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';

/** The name of the company's QuickBooks plan, e.g. "QuickBooks Online Plus"; "" when QuickBooks does not say. */
export async function readPlan(slice: OutgoingSlice): Promise<string> {
  const { body } = await readQbo(slice, () => slice.qbo.companyInfo());
  return body.NameValue?.find(({ Name }) => Name === 'OfferingSku')?.Value ?? '';
}

/** What a record waits for that needs a feature of another plan. */
export async function planOf(slice: OutgoingSlice): Promise<Cause> {
  const plan = await readPlan(slice);
  return { look: 'plan', key: plan, details: {} };
}
