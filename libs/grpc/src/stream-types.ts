import type { CallContext, CallOptions, StreamKey } from './unary-types.ts';

/**
 * What serves the methods of a generated `…Definition` that stream. The signal aborts also when the server stops: a handler
 * ends then, and its caller comes again.
 */
export type StreamHandlers<D> = {
  [K in keyof D as StreamKey<K>]: D[K] extends {
    requestDeserialize: (bytes: Buffer) => infer Request;
    responseSerialize: (value: infer Response) => Buffer;
  }
    ? (request: Request, context: CallContext) => AsyncIterable<Response>
    : never;
};

/** What calls them. Who stops reading ends the call; one that its deadline ends throws `grpc-deadline`. */
export type StreamClient<D> = {
  [K in keyof D as StreamKey<K>]: D[K] extends {
    requestSerialize: (value: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? (request: Request, options?: CallOptions) => AsyncIterable<Response>
    : never;
};
