/** What one unit of work costs, as the benchmarks measured it. */
export type UnitCost = {
  kafkaMessages: number;
  /** Rows that are written, whether they stay or not. */
  rowWrites: number;
  walBytes: number;
  cpuMicros: number;
};

export type UnitCosts = {
  /** One cycle of an outgoing type with nothing to do. */
  idleOutgoing: UnitCost;
  /** One cycle of payments with nothing changed. */
  idlePayments: UnitCost;
  /** One document synced. */
  document: UnitCost;
  /** One record taken in by the API. */
  record: UnitCost;
};

/** How a company uses AutoSync. */
export type Habits = { intervalMinutes: number; outgoingTypes: number; documentsPerDay: number };

export type DayCost = UnitCost & {
  /** Reads and queries count against the allowance, writes do not. */
  meteredCalls: number;
  freeCalls: number;
  dueSlots: number;
};

/** One change data capture per payments cycle; once a day the preferences, and the balances of invoices. */
const METERED_PER_PAYMENTS_CYCLE = 1;
const METERED_PER_DAY = 2;

function times(cost: UnitCost, count: number): UnitCost {
  return {
    kafkaMessages: cost.kafkaMessages * count,
    rowWrites: cost.rowWrites * count,
    walBytes: cost.walBytes * count,
    cpuMicros: cost.cpuMicros * count,
  };
}

function sum(costs: readonly UnitCost[]): UnitCost {
  const of = (pick: (cost: UnitCost) => number) => costs.reduce((total, cost) => total + pick(cost), 0);
  return {
    kafkaMessages: of((cost) => cost.kafkaMessages),
    rowWrites: of((cost) => cost.rowWrites),
    walBytes: of((cost) => cost.walBytes),
    cpuMicros: of((cost) => cost.cpuMicros),
  };
}

/** What one company costs in a day: its cycles, nearly all of them idle, and the documents of the day. */
export function costOfDay(unit: UnitCosts, { intervalMinutes, outgoingTypes, documentsPerDay }: Habits): DayCost {
  const cycles = 1440 / intervalMinutes;
  return {
    ...sum([
      times(unit.idleOutgoing, cycles * outgoingTypes),
      times(unit.idlePayments, cycles),
      times(unit.record, documentsPerDay),
      times(unit.document, documentsPerDay),
    ]),
    meteredCalls: cycles * METERED_PER_PAYMENTS_CYCLE + METERED_PER_DAY,
    freeCalls: documentsPerDay,
    dueSlots: cycles * (outgoingTypes + 1),
  };
}
