import { once } from 'node:events';
import { startSpan } from '@autosync/core';
import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import { receivedTraceparent, spanOf } from './call-spans.ts';
import { toStatus } from './error-mapping.ts';
import type { FailedStatus } from './error-mapping.ts';
import type { Method } from './load-service.ts';
import { grpcStatusOf } from './status.ts';
import type { GrpcCode, StatusOf } from './status.ts';
import { contextOf, isAlarming, logCall } from './unary-handler.ts';
import type { GrpcLogger } from './unary-handler.ts';
import type { CallContext } from './unary-types.ts';

export type AnyStreamHandler = (request: object, context: CallContext) => AsyncIterable<object>;

type Outcome = { code: 'OK' } | (FailedStatus & { error: unknown });

/** Resolves when the caller has read enough, or has gone. */
async function drained(call: ServerWritableStream<object, Buffer>, signal: AbortSignal): Promise<void> {
  try {
    await once(call, 'drain', { signal });
  } catch {
    // Aborted: the writing loop ends by itself.
  }
}

/**
 * Adapts a streaming handler to grpc-js. It is only asked for the next answer when the last one was read, so that a
 * slow caller costs no memory. `stopping` ends it like a caller that goes.
 */
export function streamHandler({
  service,
  name,
  method,
  handler,
  statusOf,
  logger,
  onCall,
  running,
  stopping,
}: {
  service: string;
  name: string;
  method: Method;
  handler: AnyStreamHandler;
  statusOf: StatusOf;
  logger: GrpcLogger;
  onCall: (code: GrpcCode, seconds: number) => void;
  running: Set<Promise<void>>;
  stopping: AbortSignal;
}): handleServerStreamingCall<object, Buffer> {
  const traced = { ...spanOf(service, name), kind: 'server' } as const;
  return (call) => {
    const startedAt = performance.now();
    const { signal: abandoned, deadline } = contextOf(call);
    const signal = AbortSignal.any([abandoned, stopping]);
    const span = startSpan({ ...traced, arriving: { traceparent: receivedTraceparent(call.metadata) } });

    async function stream(): Promise<Outcome> {
      try {
        for await (const response of handler(call.request, { signal, deadline })) {
          if (signal.aborted) break;
          if (!call.write(method.responseSerialize(response))) await drained(call, signal);
        }
        return { code: 'OK' };
      } catch (error) {
        return signal.aborted ? { code: 'OK' } : { ...toStatus(error, statusOf), error };
      }
    }

    async function serve(): Promise<void> {
      const outcome = await stream();
      const durationMs = performance.now() - startedAt;
      if (outcome.code === 'OK') call.end();
      else call.emit('error', { ...outcome, code: grpcStatusOf(outcome.code) });
      const code = abandoned.aborted ? 'CANCELLED' : outcome.code;
      logCall(logger, { method: name, code, durationMs: Math.round(durationMs) }, outcome);
      onCall(code, durationMs / 1000);
      span.set({ 'rpc.response.status_code': code });
      span.end(outcome.code !== 'OK' && isAlarming(code) ? outcome.error : undefined);
    }

    const served = span.run(serve).finally(() => running.delete(served));
    running.add(served);
  };
}
