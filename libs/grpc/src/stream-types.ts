import type { CallContext, CallOptions, StreamKey } from './unary-types.ts';

/**
 * Handlers for the streaming methods of a generated `…Definition`. The signal also aborts when the server stops: then
 * the handler should end, and the caller calls again.
 */
export type StreamHandlers<D> = {
  [K in keyof D as StreamKey<K>]: D[K] extends {
    requestDeserialize: (bytes: Buffer) => infer Request;
    responseSerialize: (value: infer Response) => Buffer;
  }
    ? (request: Request, context: CallContext) => AsyncIterable<Response>
    : never;
};

/** Client methods that stream. To stop reading ends the call; a stream past its deadline throws `grpc-deadline`. */
export type StreamClient<D> = {
  [K in keyof D as StreamKey<K>]: D[K] extends {
    requestSerialize: (value: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? (request: Request, options?: CallOptions) => AsyncIterable<Response>
    : never;
};
