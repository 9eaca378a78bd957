import type { RecordType } from '@autosync/contracts';

export const connectionStates = ['disconnected', 'connected', 'needsReconnect'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** What is in flight for a company: at most one dispatch, whatever its type (docs/protocol.md#dispatch). */
export type Slot = { runId: string; type: RecordType; dispatch: number };

/** A company as the queue sees it, read under its row lock. */
export type Company = {
  companyId: string;
  tenantId: string;
  name: string;
  connectionState: ConnectionState;
  connectionVersion: number;
  disabled: boolean;
  removed: boolean;
  pushedVersion: number;
  enabled: boolean;
  intervalMinutes: number;
  settingsVersion: number;
  round: number;
  slot: Slot | null;
};
