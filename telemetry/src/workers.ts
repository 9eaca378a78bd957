import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from './board.ts';
import { durationOf, mostOf, numberOf, rateOf } from './details.ts';

export function buildWorkers(): Dashboard {
  return buildBoard({
    uid: 'autosync-workers',
    title: 'AutoSync / Workers and Kafka',
    description: 'What workers do with the runs they take, and how far consumers and outboxes are.',
    traces: { title: 'runs of workers', query: 'name =~ "process autosync.sync-due.*"' },
    rows: [
      {
        title: 'Slices: what a worker does for one dispatch',
        panels: [
          rateOf({
            title: 'Slices that ended',
            metric: 'autosync_worker_slices_total',
            description:
              'By how they ended. Only yielded: QuickBooks; only deferred: companies are locked; error: ours. Runbook batches-stuck.',
            labels: ['type', 'outcome'],
          }),
          durationOf({
            title: 'Duration of slices',
            metric: 'autosync_worker_slice_duration_seconds',
            description:
              'No slice starts a document after 60 s, and none lasts over 190 s. Longer: calls of QuickBooks hang.',
            labels: ['type'],
          }),
          rateOf({
            title: 'Records',
            metric: 'autosync_worker_records_total',
            description:
              'Records that were settled, by what became of them. None while batches run: runbook batches-stuck.',
            labels: ['type', 'outcome'],
          }),
        ],
      },
      {
        title: 'Locks and room',
        panels: [
          mostOf({
            title: 'Companies in hand',
            metric: 'autosync_worker_locks_held',
            description: 'The most in one process. At CONCURRENCY all the time: more workers. Runbook lag-growing.',
            labels: ['job'],
          }),
          durationOf({
            title: 'Wait for a lock',
            metric: 'autosync_worker_lock_wait_seconds',
            description:
              'How long a run waited for its company. Up to 20 s after a process died; more: two releases run beside each other.',
          }),
          mostOf({
            title: 'Event loop, p99',
            metric: 'nodejs_eventloop_lag_p99_seconds',
            description:
              '0.05 s with nothing to do, else below 0.1 s. More: the process has too little processor time. Runbook lag-growing.',
            labels: ['job'],
            unit: 's',
          }),
        ],
      },
      {
        title: 'Results on their way to batch-status',
        panels: [
          rateOf({
            title: 'Results relayed',
            metric: 'autosync_worker_results_relayed_total',
            description: 'Rows that batch-status took. 0 while rows wait: it stands. Runbook outbox-stalled.',
          }),
          rateOf({
            title: 'Results stored',
            metric: 'autosync_batch_results_stored_total',
            description: 'What batch-status stored, by the state of the action; a repetition is counted once more.',
            labels: ['state'],
          }),
          mostOf({
            title: 'Results set aside',
            metric: 'autosync_worker_results_set_aside',
            description: 'Rows that batch-status refused for good. Above 0: runbook results-set-aside.',
          }),
        ],
      },
      {
        title: 'Kafka',
        panels: [
          mostOf({
            title: 'Events not yet handled',
            metric: 'autosync_kafka_consumer_lag_messages',
            description: 'By consumer. Getting fewer is good; growing for long: runbook lag-growing.',
            labels: ['consumer'],
          }),
          rateOf({
            title: 'What happened in consumers',
            metric: 'autosync_kafka_consumer_events_total',
            description:
              'Handled, retried, dead-lettered, passed, rebalanced, crashed. Runbooks dead-letters and lag-growing.',
            labels: ['consumer', 'kind'],
          }),
          mostOf({
            title: 'Rows in outboxes',
            metric: 'autosync_outbox_pending',
            description: 'What waits to be sent, counted up to a bound. Seconds are normal: runbook outbox-stalled.',
            labels: ['outbox'],
          }),
        ],
      },
      {
        title: 'Comparison with QuickBooks',
        panels: [
          rateOf({
            title: 'Comparisons',
            metric: 'autosync_worker_comparisons_total',
            description: 'Once a day each company and type, by outcome. Many with differences: runbook differences.',
            labels: ['type', 'outcome'],
          }),
          numberOf({
            title: 'Open differences',
            metric: 'autosync_worker_differences',
            description:
              'Differences that nobody has accepted, by type; what is gone closes itself. Runbook differences.',
            labels: ['type'],
          }),
          rateOf({
            title: 'Reads for comparisons',
            metric: 'autosync_worker_comparison_reads_total',
            description:
              'Calls that comparisons cost: they are metered. A clean year of 5,000 documents needs about 13.',
            labels: ['type'],
          }),
          numberOf({
            title: 'Restores from a backup',
            metric: 'autosync_worker_restores',
            description:
              'Those for which workers still look before they create: autosync-admin restored. One metered call for each new document.',
          }),
        ],
      },
    ],
  });
}
