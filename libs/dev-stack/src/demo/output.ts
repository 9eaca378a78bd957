import type { Writable } from 'node:stream';

/** A stream that people or programs read: `process.stdout` and `process.stderr` are such. */
export type Sink = Pick<Writable, 'write'> & { isTTY?: boolean; columns?: number };

/** The only way to the console. */
export type Output = {
  /** True when a block of lines can be drawn over: nobody reads a file while it is written. */
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  width(): number;
  line(text?: string): void;
  /** Replaces the live block at the end of the terminal; no effect elsewhere. An empty list removes it. */
  live(lines: readonly string[]): void;
  /** What went wrong: to stderr always. */
  problem(text: string): void;
  /** The result for programs, one line on stdout. */
  result(value: object): void;
};

const clearLine = '\u001b[2K';
const cursorUp = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');

/** With `json`, stdout is for the result alone and everything for people goes to stderr. */
export function createOutput({ stdout, stderr, json }: { stdout: Sink; stderr: Sink; json: boolean }): Output {
  const people = json ? stderr : stdout;
  const isTerminal = people.isTTY === true;
  let block: readonly string[] = [];

  function erase(): void {
    if (block.length > 0)
      people.write(`${cursorUp(block.length)}${`${clearLine}\n`.repeat(block.length)}${cursorUp(block.length)}`);
  }
  function draw(): void {
    for (const text of block) people.write(`${text}\n`);
  }
  function around(write: () => void): void {
    erase();
    write();
    draw();
  }

  return {
    isTerminal,
    width: () => people.columns ?? 100,
    line: (text = '') => around(() => people.write(`${text}\n`)),
    live(lines) {
      // What is drawn again for nothing would undo a selection that somebody is about to copy.
      if (!isTerminal || lines.join('\n') === block.join('\n')) return;
      erase();
      block = lines;
      draw();
    },
    problem: (text) => around(() => stderr.write(`${text}\n`)),
    result: (value) => around(() => stdout.write(`${JSON.stringify(value)}\n`)),
  };
}

/** The same output until the signal aborts; what is written later is lost. */
export function muteAfter(output: Output, signal: AbortSignal): Output {
  const unlessMuted =
    <Args extends unknown[]>(write: (...args: Args) => void) =>
    (...args: Args): void => {
      if (!signal.aborted) write(...args);
    };
  return {
    ...output,
    line: unlessMuted(output.line),
    live: unlessMuted(output.live),
    problem: unlessMuted(output.problem),
    result: unlessMuted(output.result),
  };
}
