import { describe, expect, it } from 'vitest';
import { costOfDay, type UnitCost } from './costs.ts';

const cost = (amount: number): UnitCost => ({
  kafkaMessages: amount,
  rowWrites: amount,
  walBytes: amount,
  cpuMicros: amount,
});
const unit = { idleOutgoing: cost(1), idlePayments: cost(100), document: cost(10_000), record: cost(1_000_000) };

describe('costOfDay', () => {
  it('adds the idle cycles of every type and the documents of the day', () => {
    const day = costOfDay(unit, { intervalMinutes: 120, outgoingTypes: 3, documentsPerDay: 2 });

    expect(day.kafkaMessages).toBe(12 * 3 + 12 * 100 + 2 * 10_000 + 2 * 1_000_000);
    expect(day.dueSlots).toBe(48);
  });

  it('meters reads only', () => {
    const day = costOfDay(unit, { intervalMinutes: 15, outgoingTypes: 3, documentsPerDay: 7 });

    expect(day).toMatchObject({ meteredCalls: 96 + 2, freeCalls: 7 });
  });
});
