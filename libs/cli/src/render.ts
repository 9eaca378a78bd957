import type { Batch } from '@autosync/client';

const barWidth = 24;

/** A progress bar; without an end if the total is unknown. */
export function progressBar(done: number, total: number): string {
  const full = total === 0 ? 0 : Math.floor((Math.min(done, total) / total) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

/** An instant to the minute, in UTC. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** Columns as wide as their widest cell; the last one is not padded. */
export function renderColumns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function countsOf({ counts }: Batch): string {
  const { total, done, failed, warning, skipped } = counts;
  const parts = [
    `${done} of ${total}`,
    failed > 0 && `${failed} failed`,
    warning > 0 && `${warning} with a warning`,
    skipped > 0 && `${skipped} skipped`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

const inWords = ({ state, step, stateName }: Batch): string =>
  state === 'running' && step !== null && step !== 'syncing'
    ? `${stateName} (${step.replaceAll('-', ' ')})`
    : stateName;

/** A batch in progress. */
export function renderProgress(batch: Batch): string {
  return `${progressBar(batch.counts.done, batch.counts.total)} ${batch.label}: ${inWords(batch)}, ${countsOf(batch)}`;
}

/** A batch on one line, with the reason for its state and what to do about it. */
export function renderBatch(batch: Batch): string {
  const why = [batch.message, batch.fix].filter((text) => text !== null).join(' ');
  return `${batch.label}: ${inWords(batch)}, ${countsOf(batch)}${why === '' ? '' : `. ${why}`}`;
}

const colours = { finished: 'green', finishedWithWarning: 'yellow', finishedWithError: 'red' } as const;

/** The colour of a state; the words say the same. */
export function colourOf({ state }: Pick<Batch, 'state'>): 'green' | 'yellow' | 'red' | 'bold' {
  return (colours as Partial<Record<Batch['state'], 'green' | 'yellow' | 'red'>>)[state] ?? 'bold';
}
