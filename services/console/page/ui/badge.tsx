import type { ReactNode } from 'react';
import { hasEnded } from '@autosync/client';
import type { Batch, Company, RecordSummary } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'idle';

/** Shows a state by a word and an icon; the colour only repeats it. */
export function Badge({ tone, icon, children }: { tone: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export type Look = { tone: Tone; icon: IconName };

export const batchLooks: Record<Batch['state'], Look> = {
  notStarted: { tone: 'idle', icon: 'clock' },
  running: { tone: 'busy', icon: 'turning' },
  finished: { tone: 'good', icon: 'check' },
  finishedWithWarning: { tone: 'warn', icon: 'warning' },
  finishedWithError: { tone: 'bad', icon: 'error' },
  cancelled: { tone: 'idle', icon: 'stop' },
};

/** A preview that found problems has not failed. */
export function BatchBadge({ state, isPreview = false }: { state: Batch['state']; isPreview?: boolean }) {
  const { batch } = useTexts();
  if (isPreview && hasEnded({ state }) && state !== 'cancelled') {
    return (
      <Badge tone="idle" icon="search">
        {batch.preview}
      </Badge>
    );
  }
  return <Badge {...batchLooks[state]}>{batch.states[state]}</Badge>;
}

const connectionLooks: Record<Company['connectionState'], Look> = {
  connected: { tone: 'good', icon: 'check' },
  needsReconnect: { tone: 'bad', icon: 'unlink' },
  disconnected: { tone: 'idle', icon: 'unlink' },
};

export function ConnectionBadge({ state }: { state: Company['connectionState'] }) {
  const { connection } = useTexts();
  return <Badge {...connectionLooks[state]}>{connection.states[state]}</Badge>;
}

export type RecordState =
  | 'notSynced'
  | 'waiting'
  | 'synced'
  | 'changedInQuickBooks'
  | 'failed'
  | 'held'
  | 'voided'
  | 'deleted'
  | 'letGo'
  | 'cancelled'
  | 'unbatched';

const recordLooks: Record<RecordState, Look> = {
  notSynced: { tone: 'idle', icon: 'clock' },
  waiting: { tone: 'busy', icon: 'clock' },
  synced: { tone: 'good', icon: 'check' },
  changedInQuickBooks: { tone: 'warn', icon: 'edit' },
  failed: { tone: 'bad', icon: 'error' },
  held: { tone: 'warn', icon: 'pause' },
  voided: { tone: 'idle', icon: 'stop' },
  deleted: { tone: 'idle', icon: 'trash' },
  letGo: { tone: 'idle', icon: 'unlink' },
  cancelled: { tone: 'idle', icon: 'stop' },
  unbatched: { tone: 'idle', icon: 'unlink' },
};

/** Failure codes that are shown as states of their own: nothing failed, somebody changed something in QuickBooks. */
const statesOfCodes: Readonly<Record<string, RecordState>> = {
  'changed-in-quickbooks': 'changedInQuickBooks',
  'voided-in-quickbooks': 'voided',
  'deleted-in-quickbooks': 'deleted',
};

/** The state that a record's badge shows. */
export function recordState(
  record: Pick<RecordSummary, 'syncState' | 'syncing' | 'failure' | 'quickbooks' | 'changedInQuickBooks'>,
  quickbooksState?: 'live' | 'voided' | 'deleted' | null,
): RecordState {
  if (quickbooksState === 'voided' || quickbooksState === 'deleted') return quickbooksState;
  if (record.syncState === 'synced' && record.changedInQuickBooks !== null) {
    return record.changedInQuickBooks === 'edited' ? 'changedInQuickBooks' : record.changedInQuickBooks;
  }
  if (record.syncState === 'synced' || record.syncState === 'letGo') return record.syncState;
  if (record.syncing) return 'waiting';
  if (record.syncState === 'pending') return record.quickbooks === null ? 'notSynced' : 'waiting';
  return statesOfCodes[record.failure?.code ?? ''] ?? record.syncState;
}

export function RecordBadge({ state }: { state: RecordState }) {
  const { record } = useTexts();
  return <Badge {...recordLooks[state]}>{record.states[state]}</Badge>;
}
