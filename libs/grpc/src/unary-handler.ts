import { startSpan, toError } from '@autosync/core';
import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js';
import { receivedTraceparent, spanOf } from './call-spans.ts';
import { toStatus } from './error-mapping.ts';
import type { FailedStatus } from './error-mapping.ts';
import type { Method } from './load-service.ts';
import { grpcStatusOf } from './status.ts';
import type { GrpcCode, StatusOf } from './status.ts';
import type { CallContext } from './unary-types.ts';

export type AnyHandler = (request: object, context: CallContext) => Promise<object>;

/** The part of a logger that this library needs. */
export type GrpcLogger = {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

type Outcome = { code: 'OK'; response: Buffer } | (FailedStatus & { error: unknown });

/**
 * Adapts a handler to grpc-js. The response is serialised here and not by grpc-js, so that one that does not fit its
 * message counts as the handler's error. `running` holds the calls that are not answered yet.
 */
export function unaryHandler({
  service,
  name,
  method,
  handler,
  statusOf,
  logger,
  onCall,
  running,
}: {
  service: string;
  name: string;
  method: Method;
  handler: AnyHandler;
  statusOf: StatusOf;
  logger: GrpcLogger;
  onCall: (code: GrpcCode, seconds: number) => void;
  running: Set<Promise<void>>;
}): handleUnaryCall<object, Buffer> {
  const traced = { ...spanOf(service, name), kind: 'server' } as const;
  return (call, callback) => {
    const startedAt = performance.now();
    const context = contextOf(call);
    const span = startSpan({ ...traced, arriving: { traceparent: receivedTraceparent(call.metadata) } });

    async function attempt(): Promise<Outcome> {
      try {
        return { code: 'OK', response: method.responseSerialize(await handler(call.request, context)) };
      } catch (error) {
        return { ...toStatus(error, statusOf), error };
      }
    }

    async function serve(): Promise<void> {
      const outcome = await attempt();
      const durationMs = performance.now() - startedAt;
      if ('response' in outcome) callback(null, outcome.response);
      else callback({ ...outcome, code: grpcStatusOf(outcome.code) });
      const code = context.signal.aborted ? 'CANCELLED' : outcome.code;
      logCall(logger, { method: name, code, durationMs: Math.round(durationMs) }, outcome);
      onCall(code, durationMs / 1000);
      span.set({ 'rpc.response.status_code': code });
      span.end(outcome.code !== 'OK' && isAlarming(code) ? outcome.error : undefined);
    }

    const served = span.run(serve).finally(() => running.delete(served));
    running.add(served);
  };
}

export function contextOf(call: Pick<ServerUnaryCall<object, Buffer>, 'on' | 'getDeadline'>): CallContext {
  const abandoned = new AbortController();
  call.on('cancelled', () => abandoned.abort());
  const deadline = new Date(call.getDeadline());
  return { signal: abandoned.signal, deadline: Number.isNaN(deadline.getTime()) ? undefined : deadline };
}

/** INTERNAL is our fault, so an error; what a retry may mend is a warning; refusals are the caller's affair. */
export function logCall(
  logger: GrpcLogger,
  fields: { method: string; code: GrpcCode; durationMs: number },
  outcome: { code: 'OK' } | (FailedStatus & { error: unknown }),
): void {
  if (outcome.code === 'OK' || !isAlarming(fields.code)) return logger.debug(fields, 'call');
  const failed = { ...fields, errorCode: outcome.errorCode, err: toError(outcome.error) };
  return fields.code === 'INTERNAL' ? logger.error(failed, 'call failed') : logger.warn(failed, 'call failed');
}

/** Whether somebody may have to look at it. */
export function isAlarming(code: GrpcCode): boolean {
  return code === 'INTERNAL' || code === 'UNAVAILABLE';
}
