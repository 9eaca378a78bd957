import { randomNumbers } from './random-numbers.ts';

/** A fault that a test injects into a call (docs/quickbooks.md#what-follows). */
export type Fault =
  /** This status and body instead of an answer; with `commit` the call takes effect nevertheless. */
  | { kind: 'status'; status: number; body?: string; contentType?: string; commit?: boolean }
  /** The connection is cut before anything happens. */
  | { kind: 'reset-before' }
  /** The call takes effect, then the connection is cut: the answer is lost. */
  | { kind: 'reset-after' }
  /** Nothing happens for `ms`, then the connection is cut. */
  | { kind: 'hang'; ms: number }
  /** The call takes effect, no answer is sent for `ms`, then the connection is cut. */
  | { kind: 'hang-after'; ms: number }
  /** The call is processed after `ms`, even if the client has gone: a timed-out call that commits late. */
  | { kind: 'latency'; ms: number }
  /** Envoy's bare text (docs/quickbooks.md#faults); with `commit` the call takes effect. */
  | { kind: 'stream-timeout'; commit?: boolean }
  /** A Fault under HTTP 200. */
  | { kind: 'fault-200'; code: string; message: string; detail: string }
  /** A Fault, 400 unless another status is given. */
  | { kind: 'fault'; status?: number; code: string; message: string; detail: string };

/** Which calls a rule applies to; absent properties match every call. */
export type FaultRule = {
  realmId?: string;
  method?: string;
  entity?: string;
  operation?: string;
  /** The first matching call to strike, counted from 1 (the next one) when the rule was made. */
  nth?: number;
  /** How many calls it strikes. */
  times?: number;
  /** The probability with which each matching call from `nth` on is struck. */
  probability?: number;
  /** Makes the random choice repeatable. */
  seed?: number;
  fault: Fault;
};

type FaultCall = { realmId: string | undefined; method: string; entity: string; operation: string };

type FaultReport = FaultRule & { id: string; seen: number; hits: number };

export type Faults = {
  add(rule: FaultRule): string;
  /** The fault for this call, if any. The oldest rule wins; every matching rule counts the call. */
  strike(call: FaultCall): Fault | undefined;
  list(): FaultReport[];
  /** False when there is no such rule. */
  remove(id: string): boolean;
  clear(): void;
};

type ActiveRule = { rule: FaultRule; seen: number; hits: number; random: () => number };

export function createFaults(): Faults {
  const rules = new Map<string, ActiveRule>();
  let lastId = 0;

  return {
    add(rule) {
      lastId += 1;
      const seed = rule.seed ?? Math.floor(Math.random() * 2 ** 32);
      rules.set(String(lastId), { rule, seen: 0, hits: 0, random: randomNumbers(seed) });
      return String(lastId);
    },
    strike(call) {
      let struck: Fault | undefined;
      for (const active of rules.values()) {
        if (!matches(active.rule, call)) continue;
        active.seen += 1;
        if (struck || !strikes(active)) continue;
        active.hits += 1;
        struck = active.rule.fault;
      }
      return struck;
    },
    list: () => [...rules].map(([id, { rule, seen, hits }]) => ({ ...rule, id, seen, hits })),
    remove: (id) => rules.delete(id),
    clear: () => rules.clear(),
  };
}

function matches(rule: FaultRule, call: FaultCall): boolean {
  return (
    isOf(rule.realmId, call.realmId) &&
    isOf(rule.method, call.method) &&
    isOf(rule.entity, call.entity) &&
    isOf(rule.operation, call.operation)
  );
}

function isOf(wanted: string | undefined, given: string | undefined): boolean {
  return wanted === undefined || wanted.toLowerCase() === given?.toLowerCase();
}

function strikes({ rule, seen, hits, random }: ActiveRule): boolean {
  if (seen < (rule.nth ?? 1) || hits >= (rule.times ?? 1)) return false;
  return rule.probability === undefined || random() < rule.probability;
}
