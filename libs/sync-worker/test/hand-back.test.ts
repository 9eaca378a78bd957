import { describe, expect, it } from 'vitest';
import { runProgressEvent, type RunProgress, type SyncDue } from '@autosync/contracts';
import type { OutgoingMessage } from '@autosync/kafka';
import { createHandBack } from '../src/hand-back.ts';

const now = new Date('2026-03-01T10:00:00.000Z');

const due: SyncDue = {
  tenantId: '0198d6f0-0000-7000-8000-000000000001',
  companyId: '0198d6f0-0000-7000-8000-000000000002',
  companyName: 'Acme',
  type: 'invoices',
  runId: '0198d6f0-0000-7000-8000-000000000003',
  batchId: '0198d6f0-0000-7000-8000-000000000004',
  trigger: 'schedule',
  parameters: {},
  scheduledFor: now.toISOString(),
  createdAt: now.toISOString(),
  dispatch: 7,
};

function open() {
  const sent: OutgoingMessage[] = [];
  const producer = { send: async (messages: OutgoingMessage[]) => void sent.push(...messages) };
  const handBack = createHandBack({
    producer: producer as unknown as Parameters<typeof createHandBack>[0]['producer'],
    clock: { now: () => now } as Parameters<typeof createHandBack>[0]['clock'],
    source: 'sync-test',
  });
  return { handBack, sent };
}

describe('a run that waits too long for a place', () => {
  it.each<{ what: string; may: boolean; event: Partial<SyncDue> }>([
    { what: 'a scheduled run goes back', may: true, event: {} },
    { what: 'a run after a webhook goes back', may: true, event: { trigger: 'webhook' } },
    { what: 'a run by hand stays: somebody waits for it', may: false, event: { trigger: 'manual' } },
    { what: 'a rerun stays', may: false, event: { trigger: 'rerun' } },
    { what: 'a run that only closes its batch stays', may: false, event: { parameters: { close: 'cancelled' } } },
    {
      what: 'a read of the lists stays: connecting waits for it',
      may: false,
      event: { parameters: { referenceOnly: true } },
    },
  ])('$what', ({ may, event }) => {
    expect(open().handBack.mayHandBack({ ...due, ...event })).toBe(may);
  });

  it('is told to the scheduler as deferred for want of a place, with a rest, about this very dispatch', async () => {
    const { handBack, sent } = open();

    await handBack.handBack(due);

    const told: RunProgress[] = sent.map(({ value, headers }) =>
      runProgressEvent.decode({ value: Buffer.from(String(value)), headers: headers ?? {} } as never),
    );
    expect(told).toMatchObject([
      {
        runId: due.runId,
        batchId: due.batchId,
        dispatch: 7,
        outcome: 'deferred',
        reason: 'no-place',
        notBeforeMs: 5000,
      },
    ]);
  });
});
