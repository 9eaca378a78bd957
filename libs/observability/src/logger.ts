import { currentTraceparent, readTraceparent } from '@autosync/core';
import { pino } from 'pino';
import pinoPretty from 'pino-pretty';
import { redactFields } from './redaction.ts';

export type Logger = pino.Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const logFormats = ['json', 'pretty'] as const;
export type LogFormat = (typeof logFormats)[number];

/** Where lines go: anything with a `write` that has taken the line when it returns. */
export type LogDestination = { write(line: string): void };

/**
 * The logger of a process: one JSON object a line with `time` (ISO 8601), `level` (a word), `service`, `version`, `msg`
 * and the caller's fields; `traceId` and `spanId` of the current span, where there is one. Secrets are masked by the name of their field, see `redactFields`. `pretty` is for people's
 * terminals only. Writes are synchronous, so that nothing is lost when the process ends right after.
 */
export function createLogger({
  service,
  version,
  level,
  format,
  destination = pino.destination({ fd: 1, sync: true }),
}: {
  service: string;
  version: string;
  level: LogLevel;
  format: LogFormat;
  destination?: LogDestination;
}): Logger {
  const logger = pino(
    {
      level,
      base: { service, version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redactFields },
      // Errors are plain objects by now; pino's own serialiser would rewrite them.
      serializers: { err: (described: unknown) => described },
      mixin: traceFields,
    },
    format === 'pretty' ? prettyLines(destination) : destination,
  );
  return redactingChildren(logger);
}

function traceFields(): object {
  const traceparent = currentTraceparent();
  if (traceparent === undefined) return {};
  const { traceId, spanId } = readTraceparent(traceparent) ?? {};
  return { traceId, spanId };
}

type Child = (this: Logger, fields: pino.Bindings, options?: pino.ChildLoggerOptions) => Logger;

/** pino hands only the fields of a line to `formatters.log`, not those of a child. Children inherit the override. */
function redactingChildren(logger: Logger): Logger {
  const pinoChild = (logger as { child: unknown }).child as Child;
  const child: Child = function (fields, options) {
    return pinoChild.call(this, redactFields(fields), options);
  };
  return Object.assign(logger, { child });
}

/** pino-pretty's own stream writes later than it is told to, and would lose the last lines of a process. */
function prettyLines(destination: LogDestination): LogDestination {
  const prettify = pinoPretty.prettyFactory({ colorize: true, ignore: 'pid,hostname,version' });
  return { write: (line) => destination.write(prettify(line)) };
}
