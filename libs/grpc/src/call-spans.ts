import type { Span, SpanFacts } from '@autosync/core';
import type { Metadata } from '@grpc/grpc-js';

const HEADER = 'traceparent';

/** Name and attributes of a call's span, on both sides (OpenTelemetry's conventions for RPC). */
export function spanOf(service: string, method: string): { name: string; facts: SpanFacts } {
  const name = `${service}/${method}`;
  return { name, facts: { 'rpc.system.name': 'grpc', 'rpc.method': name } };
}

export function sendTraceparent(metadata: Metadata, { traceparent }: Span): void {
  if (traceparent !== undefined) metadata.set(HEADER, traceparent);
}

export function receivedTraceparent(metadata: Metadata): string | undefined {
  const [given] = metadata.get(HEADER);
  return typeof given === 'string' ? given : undefined;
}
