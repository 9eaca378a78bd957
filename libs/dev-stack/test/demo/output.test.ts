import { describe, expect, it } from 'vitest';
import { muteAfter } from '../../src/demo/output.ts';
import { recordingOutput } from '../support/recording-output.ts';

describe('createOutput', () => {
  it('writes lines to stdout and problems to stderr', () => {
    const output = recordingOutput();
    output.line('hello');
    output.problem('oh');
    output.live(['never seen']);
    expect([output.out, output.err]).toEqual([['hello\n'], ['oh\n']]);
  });

  it('with json, leaves stdout to the result', () => {
    const output = recordingOutput({ json: true });
    output.line('hello');
    output.result({ mismatches: 0 });
    output.line('bye');
    expect([output.out, output.err]).toEqual([['{"mismatches":0}\n'], ['hello\n', 'bye\n']]);
  });

  it('on a terminal, keeps the live block below what is written', () => {
    const output = recordingOutput({ isTerminal: true });
    output.live(['one', 'two']);
    output.line('hello');
    const [first, second, erase, ...rest] = output.out;
    expect([first, second]).toEqual(['one\n', 'two\n']);
    expect(erase).toBe('\u001b[2A\u001b[2K\n\u001b[2K\n\u001b[2A');
    expect(rest).toEqual(['hello\n', 'one\n', 'two\n']);
    output.live([]);
    output.line('bye');
    expect(output.out.slice(-2)).toEqual(['\u001b[2A\u001b[2K\n\u001b[2K\n\u001b[2A', 'bye\n']);
  });
});

describe('muteAfter', () => {
  it('loses what is written after the signal', () => {
    const output = recordingOutput();
    const stopping = new AbortController();
    const muted = muteAfter(output, stopping.signal);
    muted.line('before');
    stopping.abort();
    muted.line('after');
    muted.problem('after');
    muted.result({});
    expect([output.out, output.err]).toEqual([['before\n'], []]);
  });
});
