import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { countOnce, highest, increaseOver } from '../queries.ts';

/** Where work waits, in the order in which it gets there. */
export function queuePanels(): Builder<Panel>[] {
  return [queueAge(), runsWaiting(), consumerLag(), outboxAge(), consumerTrouble()];
}

function queueAge() {
  return timeSeries({
    title: 'Oldest waiting run',
    description:
      'How long the run has waited that waits longest for its turn. Growing for every type: too few workers, or nothing is dispatched. Runbooks stale-companies and outbox-stalled.',
    unit: 's',
    width: 6,
    limits: { orange: 900, red: 3_600 },
    queries: [{ expr: highest('autosync_scheduler_queue_oldest_age_seconds', ['type']), legend: '{{type}}' }],
  });
}

function runsWaiting() {
  return timeSeries({
    title: 'Runs that wait',
    description: 'Runs in the scheduler’s queue that are not on their way yet.',
    unit: 'short',
    width: 4,
    queries: [{ expr: countOnce('autosync_scheduler_runs_waiting', ['type']), legend: '{{type}}' }],
  });
}

function consumerLag() {
  return timeSeries({
    title: 'Kafka: age of the oldest unfinished event',
    description:
      'By consumer. Up to 300 s is normal under load; beyond that a dispatch is sent again. Growing: runbook lag-growing.',
    unit: 's',
    width: 5,
    limits: { orange: 300, red: 1_800 },
    queries: [{ expr: highest('autosync_kafka_consumer_lag_seconds', ['consumer']), legend: '{{consumer}}' }],
  });
}

function outboxAge() {
  return timeSeries({
    title: 'Outboxes: age of the oldest row',
    description:
      'schedule and batch wait for Kafka, results for batch-status, mails for the mail server. Seconds are normal; minutes: runbooks outbox-stalled and mails-waiting.',
    unit: 's',
    width: 5,
    limits: { orange: 60, red: 120 },
    queries: [{ expr: highest('autosync_outbox_oldest_age_seconds', ['outbox']), legend: '{{outbox}}' }],
  });
}

function consumerTrouble() {
  return timeSeries({
    title: 'Kafka: trouble of consumers',
    description:
      'Events tried again or put aside, rebalances and crashes, all consumers together. A rollout rebalances; rebalances without a rollout are processes that lose the group. Runbooks dead-letters and lag-growing.',
    unit: 'short',
    width: 4,
    stacked: 'bars',
    colors: { deadLettered: 'red', crashed: 'dark-red', retried: 'orange', rebalanced: 'blue' },
    queries: [
      {
        expr: increaseOver('$__rate_interval', 'autosync_kafka_consumer_events_total', ['kind'], 'kind!="handled"'),
        legend: '{{kind}}',
      },
    ],
  });
}
