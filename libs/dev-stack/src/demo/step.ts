import type { Output } from './output.ts';

/** How often a step says that it still runs, in a terminal and elsewhere. */
const terminalTickMs = 200;
const tickMs = 5_000;

/**
 * Runs one step of the start and shows it: on a terminal as a line that counts seconds and is then final, elsewhere as a
 * line at the beginning, one for each thing it says, and one at the end.
 */
export async function step<T>(
  output: Output,
  name: string,
  fn: (say: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const seconds = (digits: number): string => `${((performance.now() - started) / 1000).toFixed(digits)} s`;
  let said = '';
  const tick = (): void => {
    if (output.isTerminal) output.live([`… ${name}${said && `: ${said}`} (${seconds(0)})`]);
    else output.line(`… ${name}: still at it after ${seconds(0)}`);
  };
  if (output.isTerminal) tick();
  else output.line(`… ${name}`);
  const timer = setInterval(tick, output.isTerminal ? terminalTickMs : tickMs);
  try {
    const result = await fn((detail) => {
      said = detail;
      if (!output.isTerminal) output.line(`    ${detail}`);
    });
    output.live([]);
    output.line(`✓ ${name} (${seconds(1)})`);
    return result;
  } finally {
    clearInterval(timer);
    output.live([]);
  }
}
