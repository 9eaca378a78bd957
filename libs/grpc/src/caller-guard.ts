import { systemClock } from '@autosync/core';
import { Metadata, status } from '@grpc/grpc-js';
import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import type { CallerCheck } from './peer-tokens.ts';
import type { GrpcCode } from './status.ts';
import type { GrpcLogger } from './unary-handler.ts';

/** The least time between two log entries about refusals: a caller with a wrong token calls as often as any other. */
const SAY_EVERY_MS = 10_000;

type Call = { metadata: Metadata; getPeer(): string };
type Refusal = { code: status; details: string };
type Guard = (call: Call) => Refusal | undefined;

/** Undefined for a caller that may go on; else the refusal, which has been counted and logged. */
export function createGuard({
  name,
  refuses,
  logger,
  onCall,
}: {
  name: string;
  refuses: CallerCheck;
  logger: GrpcLogger;
  onCall: (code: GrpcCode, seconds: number) => void;
}): Guard {
  let saidAt = -Infinity;
  let untold = 0;
  return (call) => {
    const reason = refuses(call.metadata);
    if (reason === undefined) return undefined;
    untold += 1;
    const now = systemClock.monotonicMs();
    if (now - saidAt >= SAY_EVERY_MS) {
      const fields = { method: name, peer: call.getPeer(), reason, calls: untold };
      logger.warn(fields, 'caller refused: PEER_TOKENS here has not the token that it sent');
      saidAt = now;
      untold = 0;
    }
    onCall('UNAUTHENTICATED', 0);
    return { code: status.UNAUTHENTICATED, details: `${reason}: PEER_TOKENS of the caller and of the server differ` };
  };
}

export function guardedUnary(handler: handleUnaryCall<object, Buffer>, guard: Guard): handleUnaryCall<object, Buffer> {
  return (call, callback) => {
    const refusal = guard(call);
    if (refusal === undefined) handler(call, callback);
    else callback({ ...refusal, metadata: new Metadata() });
  };
}

export function guardedStream(
  handler: handleServerStreamingCall<object, Buffer>,
  guard: Guard,
): handleServerStreamingCall<object, Buffer> {
  return (call) => {
    const refusal = guard(call);
    if (refusal === undefined) handler(call);
    else call.emit('error', { ...refusal, metadata: new Metadata() });
  };
}
