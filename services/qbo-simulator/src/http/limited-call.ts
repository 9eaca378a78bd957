import type { LimitedCall } from '../limits.ts';
import type { Switches } from '../switches.ts';
import { kindOf } from './data-call.ts';
import type { DataCall } from './data-call.ts';

/** How limits and metering count a call (docs/quickbooks.md#limits, #metering). */
export function limitedCall(call: DataCall, clientId: string, { batchMetering }: Switches): LimitedCall {
  const { realmId, operation } = call;
  const kind = operation === 'batch' ? 'batch' : operation === 'send' ? 'email' : 'other';
  const isMetered = kindOf(call).metering === 'corePlus';
  const items = call.body?.['BatchItemRequest'];
  const units = batchMetering === 'per-item' && Array.isArray(items) ? items.length : 1;
  return { realmId, clientId, kind, corePlus: isMetered ? units : 0 };
}
