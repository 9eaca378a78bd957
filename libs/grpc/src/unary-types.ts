/** What a handler knows about its call besides the request. */
export type CallContext = {
  /** Aborts when nobody waits for the answer any more: cancelled, past the deadline, or connection lost. */
  readonly signal: AbortSignal;
  /** Undefined if the caller set none. */
  readonly deadline: Date | undefined;
};

export type CallOptions = {
  /** Overrides the client's own. */
  deadlineMs?: number;
  signal?: AbortSignal;
};

/** `QueueRun` → `queueRun`. The generated definitions extend a type with a string index, which is left out here. */
type AnyMethodKey<K> = string extends K ? never : K extends string ? Uncapitalize<K> : never;
type MethodKey<K> = K extends `Watch${string}` ? never : AnyMethodKey<K>;
export type StreamKey<K> = K extends `Watch${string}` ? AnyMethodKey<K> : never;

/** The names of the methods of a generated `…Definition`, with a small first letter. */
export type MethodName<D> = keyof { [K in keyof D as AnyMethodKey<K>]: true } & string;

/**
 * Handlers for the methods of a generated `…Definition`. Requests come with defaults filled in; responses may omit
 * them.
 */
export type UnaryHandlers<D> = {
  [K in keyof D as MethodKey<K>]: D[K] extends {
    requestDeserialize: (bytes: Buffer) => infer Request;
    responseSerialize: (value: infer Response) => Buffer;
  }
    ? (request: Request, context: CallContext) => Promise<Response>
    : never;
};

/** Client methods of a generated `…Definition`. Requests may omit defaults; responses come with them filled in. */
export type UnaryClient<D> = {
  [K in keyof D as MethodKey<K>]: D[K] extends {
    requestSerialize: (value: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? (request: Request, options?: CallOptions) => Promise<Response>
    : never;
};
