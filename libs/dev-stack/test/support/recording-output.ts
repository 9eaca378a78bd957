import { createOutput, type Output } from '../../src/demo/output.ts';

/** An output, and everything that was written to its two streams. */
export function recordingOutput({ isTerminal = false, json = false } = {}): Output & { out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const sink = (texts: string[]) => ({ write: (text: string) => texts.push(text) > 0, isTTY: isTerminal, columns: 80 });
  return { ...createOutput({ stdout: sink(out), stderr: sink(err), json }), out, err };
}
