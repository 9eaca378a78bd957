import { batchStateNames } from '@autosync/contracts';
import type { Batch } from './tenant-api.ts';
import type { Output } from './output.ts';
import type { CompanyState } from './company-state.ts';

export type LiveView = {
  show(states: readonly CompanyState[]): void;
  /** Leaves the last look on the screen. */
  end(): void;
};

const barWidth = 20;

/** Elsewhere than on a terminal, how often a running batch gets a line. */
const lineEveryMs = 2_000;

function bar(done: number, total: number): string {
  const full = total === 0 ? 0 : Math.floor((Math.min(done, total) / total) * barWidth);
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

function countsOf({ counts: { done, total, failed } }: Batch): string {
  return `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`;
}

function stateOf({ state, step }: Batch): string {
  const words = step !== null && step !== 'syncing' ? ` (${step.replaceAll('-', ' ')})` : '';
  return state === 'running' ? `${batchStateNames[state]}${words}` : batchStateNames[state];
}

/** One line per batch, and one for a company that has none yet; cut off at the width of the terminal. */
export function renderTable(states: readonly CompanyState[], width: number): string[] {
  const rows = states.flatMap(({ name, batches, hasPending }) => {
    if (batches.length > 0) {
      return batches.map((batch) => [
        batch.label,
        bar(batch.counts.done, batch.counts.total),
        countsOf(batch),
        stateOf(batch),
      ]);
    }
    return [[`[${name}]`, bar(0, 0), '', hasPending ? 'waiting for its batch' : 'nothing to do']];
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
      .slice(0, Math.max(20, width - 1)),
  );
}

/** One line for a batch, for files and pipes. */
export function describeBatch(batch: Batch): string {
  const reason = batch.reason === null ? '' : `: ${batch.reason}`;
  return `${batch.label}: ${stateOf(batch)}, ${countsOf(batch)}${reason}`;
}

/**
 * Shows batches: on a terminal as a table that is drawn over, elsewhere as a line for each change, a running batch's
 * count at most every two seconds.
 */
export function createLiveView(output: Output, monotonicMs: () => number = () => performance.now()): LiveView {
  const told = new Map<string, { state: string; words: string; at: number }>();
  let table: string[] = [];

  function tellChanges(states: readonly CompanyState[]): void {
    for (const batch of states.flatMap(({ batches }) => batches)) {
      const before = told.get(batch.id);
      const words = describeBatch(batch);
      if (before?.words === words) continue;
      if (before?.state === batch.state && monotonicMs() - before.at < lineEveryMs) continue;
      told.set(batch.id, { state: batch.state, words, at: monotonicMs() });
      output.line(`  ${words}`);
    }
  }

  return {
    show(states) {
      table = renderTable(states, output.width());
      if (output.isTerminal) output.live(table);
      else tellChanges(states);
    },
    end() {
      if (!output.isTerminal) return;
      output.live([]);
      for (const row of table) output.line(row);
    },
  };
}
