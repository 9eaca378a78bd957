import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { errorCode } from '@autosync/core';
import { serviceNames, type ServiceName } from '../services.ts';

export type DemoOptions = {
  once: boolean;
  json: boolean;
  fresh: boolean;
  verbose: boolean;
  /** Each service starts anew when a source of it changes. */
  watch: boolean;
  /** The service that a debugger can attach to. */
  inspect: ServiceName | undefined;
  /** The folder with a person's own records, absolute; undefined for the demo's. */
  input: string | undefined;
  /** Where address and keys are written, absolute; undefined: nowhere. */
  envFile: string | undefined;
  /** The 1,000 records in one company as well. */
  large: boolean;
  /** The gateway's port; undefined takes a free one. */
  port: number | undefined;
};

export type ParsedOptions =
  | { kind: 'run'; options: DemoOptions }
  | { kind: 'help' }
  /** A sentence about what is wrong with the command line. */
  | { kind: 'fault'; message: string };

const known = {
  help: { type: 'boolean', short: 'h' },
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  fresh: { type: 'boolean' },
  verbose: { type: 'boolean' },
  watch: { type: 'boolean' },
  inspect: { type: 'string' },
  large: { type: 'boolean' },
  input: { type: 'string' },
  'env-file': { type: 'string' },
  port: { type: 'string' },
} as const;

function fault(message: string): ParsedOptions {
  return { kind: 'fault', message };
}

/** The first sentence of what Node says, which goes on with advice about positional arguments. */
function sentenceOf(error: unknown): string {
  return String((error as Error).message).split(/\. |\n/)[0] ?? '';
}

/** @param directory the folder that a relative `--input` is meant from. */
export function parseOptions(args: readonly string[], directory: string): ParsedOptions {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    if (!errorCode(error)?.startsWith('ERR_PARSE_ARGS')) throw error;
    return fault(sentenceOf(error));
  }
  if (values.help) return { kind: 'help' };
  if (values.input === '') return fault("Option '--input' needs a folder");
  if (values['env-file'] === '') return fault("Option '--env-file' needs a file");
  if (values.large && values.input !== undefined) {
    return fault("Option '--large' is about the demo's own records, and '--input' takes others");
  }
  if (values.port !== undefined && !isPort(values.port)) {
    return fault(`Option '--port' needs a number from 1 to 65535, not "${values.port}"`);
  }
  const { inspect } = values;
  if (inspect !== undefined && !isServiceName(inspect)) {
    return fault(`Option '--inspect' needs a service (${serviceNames.join(', ')}), not "${inspect}"`);
  }
  return {
    kind: 'run',
    options: {
      once: values.once ?? false,
      json: values.json ?? false,
      fresh: values.fresh ?? false,
      verbose: values.verbose ?? false,
      watch: values.watch ?? false,
      inspect,
      large: values.large ?? false,
      input: values.input === undefined ? undefined : resolve(directory, values.input),
      envFile: values['env-file'] === undefined ? undefined : resolve(directory, values['env-file']),
      port: values.port === undefined ? undefined : Number(values.port),
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, strict: true, allowPositionals: false }).values;
}

function isServiceName(text: string): text is ServiceName {
  return serviceNames.some((name) => name === text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
