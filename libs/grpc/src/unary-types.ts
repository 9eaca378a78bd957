/** What a handler knows of its call beside the request. */
export type CallContext = {
  /** Aborts when nobody waits for the answer any more: cancelled, past its deadline, or connection lost. */
  readonly signal: AbortSignal;
  /** Undefined when the caller gave none. */
  readonly deadline: Date | undefined;
};

export type CallOptions = {
  /** Instead of the client's own. */
  deadlineMs?: number;
  signal?: AbortSignal;
};

/** `QueueRun` → `queueRun`. The generated definitions extend a type with a string index, which is left out here. */
type AnyMethodKey<K> = string extends K ? never : K extends string ? Uncapitalize<K> : never;
type MethodKey<K> = K extends `Watch${string}` ? never : AnyMethodKey<K>;
export type StreamKey<K> = K extends `Watch${string}` ? AnyMethodKey<K> : never;

/** The methods of a generated `…Definition`, named as in the proto with a small first letter. */
export type MethodName<D> = keyof { [K in keyof D as AnyMethodKey<K>]: true } & string;

/** What serves the methods of a generated `…Definition`: defaults are filled in requests, optional in responses. */
export type UnaryHandlers<D> = {
  [K in keyof D as MethodKey<K>]: D[K] extends {
    requestDeserialize: (bytes: Buffer) => infer Request;
    responseSerialize: (value: infer Response) => Buffer;
  }
    ? (request: Request, context: CallContext) => Promise<Response>
    : never;
};

/** What calls the methods of a generated `…Definition`: defaults are optional in requests, filled in responses. */
export type UnaryClient<D> = {
  [K in keyof D as MethodKey<K>]: D[K] extends {
    requestSerialize: (value: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? (request: Request, options?: CallOptions) => Promise<Response>
    : never;
};
