import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import type { Attempt, DeliveryState } from './webhook-queries.ts';

const looks: Record<DeliveryState, Look> = {
  waiting: { tone: 'busy', icon: 'clock' },
  delivered: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'error' },
  skipped: { tone: 'idle', icon: 'pause' },
};

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const { webhooks } = useTexts();
  return <Badge {...looks[state]}>{webhooks.states[state]}</Badge>;
}

/** The outcome of an attempt in a few words. */
export function useOutcome(): (attempt: Attempt) => string {
  const { webhooks } = useTexts();
  return ({ outcome, status }) =>
    outcome === null ? webhooks.underWay : `${webhooks.outcomes[outcome]}${status === null ? '' : ` (${status})`}`;
}
