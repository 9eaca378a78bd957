import { expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { toRunProgress } from '../src/run-progress.ts';

const now = new Date('2026-05-01T12:00:00Z');
const event = {
  tenantId: newId(),
  companyId: newId(),
  companyName: 'Northwind',
  type: 'invoices',
  runId: newId(),
  batchId: newId(),
  dispatch: 3,
  trigger: 'schedule',
  scheduledFor: now.toISOString(),
  createdAt: now.toISOString(),
  parameters: {},
} as const;

it('tells of a dispatch what its event said, and when', () => {
  const { companyName: _name, scheduledFor: _due, createdAt: _created, parameters: _parameters, ...same } = event;
  expect(toRunProgress(event, { outcome: 'finished', worked: true }, now)).toStrictEqual({
    ...same,
    outcome: 'finished',
    worked: true,
    at: now.toISOString(),
  });
});

it('tells until when a run rests', () => {
  expect(toRunProgress(event, { outcome: 'yielded', notBeforeMs: 90_000 }, now)).toMatchObject({
    notBeforeMs: 90_000,
    notBefore: '2026-05-01T12:01:30.000Z',
  });
});
