import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** A stream for output, such as `process.stdout` and `process.stderr`. */
export type Sink = Writable & { isTTY?: boolean; columns?: number };

type Colour = 'green' | 'yellow' | 'red' | 'bold';

export type Output = {
  readonly json: boolean;
  /** The width of the terminal in columns. */
  width(): number;
  /** Writes part of the result. Resolves when the reader has taken it. */
  write(text: string): Promise<void>;
  /** The result: as a document with `--json`, else as these lines. */
  show(document: object, lines: readonly string[]): Promise<void>;
  /** One of many results: as a line of JSON with `--json`, else as this line. */
  showOne(document: object, line: string): Promise<void>;
  /** Information while people wait; not printed with `--json`. */
  note(text: string): void;
  /** A line that the next one replaces, on terminals only. Without text it is removed. */
  progress(text?: string): void;
  paint(colour: Colour, text: string): string;
};

const clearLine = '\r\u001b[2K';

/** The result goes to stdout, everything else to stderr, so that results can be piped. */
export function createOutput({ stdout, stderr, json }: { stdout: Sink; stderr: Sink; json: boolean }): Output {
  let isDrawn = false;

  function progress(text = ''): void {
    if (stderr.isTTY !== true || json || (text === '' && !isDrawn)) return;
    stderr.write(`${clearLine}${text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
    isDrawn = text !== '';
  }
  async function write(text: string): Promise<void> {
    progress();
    if (text !== '') await new Promise<void>((resolve) => void stdout.write(text, () => resolve()));
  }
  const linesOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    json,
    width: () => stdout.columns ?? 100,
    write,
    show: (document, lines) => write(json ? `${JSON.stringify(document, null, 2)}\n` : linesOf(lines)),
    showOne: (document, line) => write(json ? `${JSON.stringify(document)}\n` : `${line}\n`),
    note(text) {
      progress();
      if (!json) stderr.write(`${text}\n`);
    },
    progress,
    paint: (colour, text) => (stdout.isTTY === true ? styleText(colour, text, { stream: stdout }) : text),
  };
}
