import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from './board.ts';
import { durationOf, mostOf, numberOf, rateOf, shareOf } from './details.ts';

export function buildScheduler(): Dashboard {
  return buildBoard({
    uid: 'autosync-scheduler',
    title: 'AutoSync / Scheduler',
    description: 'What is due, what waits, what is on its way, and what comes back of it.',
    traces: { title: 'of the scheduler', query: 'resource.service.name = "scheduler"' },
    rows: [
      {
        title: 'Claim: what is due',
        panels: [
          rateOf({
            title: 'Slots by what became of them',
            metric: 'autosync_scheduler_slots_total',
            description: 'queued, coalesced into a run that waits, or skipped: paused, not connected.',
            labels: ['type', 'outcome'],
          }),
          durationOf({
            title: 'Lateness of slots',
            metric: 'autosync_scheduler_due_lateness_seconds',
            description:
              'Of the most overdue slot in each claim. Minutes: no scheduler was there. Runbook scheduler-stalled.',
          }),
          durationOf({
            title: 'Duration of a claim',
            metric: 'autosync_scheduler_claim_duration_seconds',
            description: 'With its transaction. Seconds: the database. Runbook postgres-unreachable.',
          }),
        ],
      },
      {
        title: 'Dispatch: what is sent on its way',
        panels: [
          rateOf({
            title: 'Dispatches',
            metric: 'autosync_scheduler_dispatches_total',
            description: 'Runs sent on their way, by type and place in the queue.',
            labels: ['type', 'class'],
          }),
          durationOf({
            title: 'Lateness of dispatches',
            metric: 'autosync_scheduler_dispatch_lateness_seconds',
            description: 'Of the most overdue run in each dispatch, by place in the queue. Growing: too few workers.',
            labels: ['class'],
          }),
          shareOf({
            title: 'Window used',
            metric: 'autosync_scheduler_dispatch_window_used_ratio',
            description:
              'Runs in flight over the most that may be. 1 while runs wait: more workers. Runbook stale-companies.',
            labels: ['type'],
          }),
        ],
      },
      {
        title: 'Room and queue',
        panels: [
          mostOf({
            title: 'Places of workers',
            metric: 'autosync_scheduler_worker_places',
            description: 'Runs that live workers take at one time, as Kafka says. 0: no worker. Runbook lag-growing.',
            labels: ['type'],
          }),
          rateOf({
            title: 'Runs queued',
            metric: 'autosync_scheduler_runs_queued_total',
            description: 'New runs, by their place in the queue: by hand, payments, the rest.',
            labels: ['class'],
          }),
          numberOf({
            title: 'Pauses that hold',
            metric: 'autosync_scheduler_pauses',
            description:
              'Of everything, of a tenant, of a company. Not 0 after work was done: autosync-admin pauses says whose. Runbook stale-companies.',
            labels: ['of'],
          }),
        ],
      },
      {
        title: 'What comes back',
        panels: [
          rateOf({
            title: 'Progress',
            metric: 'autosync_scheduler_progress_events_total',
            description: 'What workers said of runs. refused: they are of an older dispatch.',
            labels: ['outcome'],
          }),
          rateOf({
            title: 'Dispatches not heard of',
            metric: 'autosync_scheduler_leases_expired_total',
            description: 'Lost in Kafka, or their worker went. Over one in a hundred: runbook leases-expiring.',
            labels: ['type', 'fate'],
          }),
          rateOf({
            title: 'Facts about batches',
            metric: 'autosync_scheduler_batches_finished_total',
            description: 'By what they did to the count of failures in a row.',
            labels: ['step'],
          }),
          rateOf({
            title: 'Types disconnected',
            metric: 'autosync_scheduler_disconnects_total',
            description: 'Switched off after failures in a row. Many at once are ours: runbook stale-companies.',
            labels: ['type'],
          }),
          rateOf({
            title: 'Runs closed',
            metric: 'autosync_scheduler_runs_closed_total',
            description: 'Because their company was not connected again within a day.',
          }),
          rateOf({
            title: 'Events published',
            metric: 'autosync_scheduler_outbox_published_total',
            description: 'That the brokers took. 0 while rows wait: runbook outbox-stalled.',
          }),
          rateOf({
            title: 'Facts published by batch-status',
            metric: 'autosync_batch_outbox_published_total',
            description: 'That the brokers took. 0 while rows wait: runbook outbox-stalled.',
          }),
        ],
      },
    ],
  });
}
