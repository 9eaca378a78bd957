import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Result } from './benchmark.ts';
import type { Comparison } from './comparison.ts';
import type { Machine } from './machine.ts';
import type { Spread } from './statistics.ts';

/** What a benchmark leaves behind as JSON. Its lists hold objects only, so that it is formatted as the rest of the code. */
export type Report = Result & {
  name: string;
  what: string;
  command: string;
  startedAt: string;
  seconds: number;
  load: { before: number; after: number };
  rounds: number;
  machine: Machine;
};

export function writeReport(folder: string, report: Report): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${report.name}.json`);
  writeFileSync(file, `${JSON.stringify(report, rounded, 2)}\n`);
  return file;
}

/** Six significant digits: more would be noise. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

/** Numbers as people read them. */
export function show(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

const showSpread = ({ median, min, max }: Spread) => `${show(median)} (${show(min)}–${show(max)})`;

function linesOf(comparison: Comparison): string[] {
  const { name, unit, reach, ours, peer, rateRatio, cpuRatio, fairness } = comparison;
  return [
    '',
    `${name}   reach: ${reach}`,
    `  ${ours.name}: ${show(ours.perSecond.median)} ${unit}/s, ${show(ours.cpuMicrosPerUnit.median)} µs CPU each`,
    `  ${peer.name}: ${show(peer.perSecond.median)} ${unit}/s, ${show(peer.cpuMicrosPerUnit.median)} µs CPU each`,
    `  rate ratio ${showSpread(rateRatio)}   CPU ratio ${showSpread(cpuRatio)}   (median, min–max of the rounds)`,
    `  ${fairness}`,
  ];
}

/** The short table on the terminal. */
export function summarise({ machine, load, ...report }: Report): string {
  const { comparisons, figures, rounds, seconds } = report;
  return [
    `${report.name}: ${report.what}`,
    `node ${machine.node}, ${machine.cores} cores (${machine.cpu}), load ${show(load.before)} before and ${show(load.after)} after, ${rounds} rounds, ${Math.round(seconds)} s`,
    ...comparisons.flatMap(linesOf),
    ...(figures.length > 0 ? [''] : []),
    ...figures.map(
      ({ name, value, unit, reach }) =>
        `${name}: ${show(value)} ${unit}${reach === undefined ? '' : `   reach: ${reach}`}`,
    ),
  ].join('\n');
}

export function reportOf(
  benchmark: Benchmark,
  result: Result,
  run: Omit<Report, keyof Result | 'name' | 'what'>,
): Report {
  const { name, what } = benchmark;
  return { name, what, ...run, ...result };
}
