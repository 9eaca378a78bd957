import { describe, expect, it } from 'vitest';
import { helpText } from '../../src/demo/help.ts';
import { parseOptions } from '../../src/demo/options.ts';
import { serviceNames } from '../../src/services.ts';

const parse = (...args: string[]) => parseOptions(args, '/home/anna/books');

describe('parseOptions', () => {
  it('runs the demo on a free port when there are no options', () => {
    expect(parse()).toEqual({
      kind: 'run',
      options: {
        once: false,
        json: false,
        fresh: false,
        verbose: false,
        watch: false,
        inspect: undefined,
        large: false,
        input: undefined,
        envFile: undefined,
        port: undefined,
      },
    });
  });

  it('takes every option, and a folder from where the person is', () => {
    expect(
      parse(
        '--once',
        '--json',
        '--fresh',
        '--verbose',
        '--watch',
        '--inspect',
        'gateway',
        '--input',
        'march',
        '--env-file',
        'x.env',
        '--port=8090',
      ),
    ).toEqual({
      kind: 'run',
      options: {
        once: true,
        json: true,
        fresh: true,
        verbose: true,
        watch: true,
        inspect: 'gateway',
        large: false,
        input: '/home/anna/books/march',
        envFile: '/home/anna/books/x.env',
        port: 8090,
      },
    });
  });

  it.each([['--help'], ['-h']])('explains itself with %s, whatever else is there', (option) => {
    expect(parse('--once', option)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--onse'], "Unknown option '--onse'"],
    [['march'], "Unexpected argument 'march'"],
    [['--once=yes'], "Option '--once' does not take an argument"],
    [['--input'], "Option '--input <value>' argument missing"],
    [['--input='], "Option '--input' needs a folder"],
    [['--env-file='], "Option '--env-file' needs a file"],
    [['--large', '--input', 'a'], "Option '--large' is about the demo's own records, and '--input' takes others"],
    [['--inspect', 'gatway'], `Option '--inspect' needs a service (${serviceNames.join(', ')}), not "gatway"`],
    [['--port', 'x'], 'Option \'--port\' needs a number from 1 to 65535, not "x"'],
    [['--port', '65536'], 'Option \'--port\' needs a number from 1 to 65535, not "65536"'],
  ])('refuses %j with a sentence', (args, message) => {
    expect(parse(...args)).toEqual({ kind: 'fault', message });
  });

  it('has every option in the help text', () => {
    for (const name of ['once', 'json', 'fresh', 'large', 'verbose', 'input', 'env-file', 'port', 'help']) {
      expect(helpText()).toContain(`--${name}`);
    }
  });
});
