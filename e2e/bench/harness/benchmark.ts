import type { Comparison } from './comparison.ts';

/** One measured number without a peer. `reach` is the target in words; absent when the number only informs. */
export type Figure = { name: string; value: number; unit: string; reach?: string };

export type Result = {
  comparisons: Comparison[];
  figures: Figure[];
  /** What one unit costs, by name, for the scaling sheet: bytes, rows, messages, CPU microseconds. */
  unitCosts?: Record<string, number>;
  /** What was run, in numbers: companies, rows, concurrency. */
  settings: Record<string, number | string>;
};

export type BenchContext = {
  /** Measured rounds, after a warm-up. */
  rounds: number;
  /** Full size times `--size`, at least `least`. */
  scaled(full: number, least?: number): number;
  /** An empty folder for servers' data, removed before each benchmark. */
  dataDir: string;
  say(line: string): void;
  /** Runs at the end, the last one first, also when the benchmark fails. */
  defer(undo: () => Promise<unknown>): void;
};

export type Benchmark = {
  name: string;
  what: string;
  /** Bound by the clock or a limit: it has one round, whatever `--rounds` says. */
  once?: true;
  run(context: BenchContext): Promise<Result>;
};
