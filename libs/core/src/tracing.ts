/** What a span is to the process next to it, as OpenTelemetry has it. */
export const spanKinds = ['server', 'client', 'producer', 'consumer', 'internal'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Never tokens, never payloads: what a log line may hold, too. Undefined ones are left out. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export type SpanOptions = {
  name: string;
  kind: SpanKind;
  facts?: SpanFacts;
  /** Of work that comes from outside. Without it the span is part of the current one, or there is none. */
  arriving?: Arriving;
};

/** Whatever span is current where work arrives has nothing to do with it. */
export type Arriving = {
  /** The `traceparent` (W3C) that came with the work, which is then part of that trace. */
  traceparent: string | undefined;
  /** Where none came: begins a trace, with this id (32 hexadecimal digits) if one is given. Else the work is not traced. */
  begin?: true | string | undefined;
};

export type Span = {
  /** For whoever goes on with the work elsewhere; undefined where nothing is traced. */
  readonly traceparent: string | undefined;
  set(facts: SpanFacts): void;
  /** What `work` begins, however late it goes on, has this span as its current one. */
  run<T>(work: () => T): T;
  /** Once; with what the work failed with, if it did. */
  end(error?: unknown): void;
};

export type Tracer = { startSpan(options: SpanOptions): Span; current(): Span | undefined };

const noSpan: Span = {
  traceparent: undefined,
  set: () => undefined,
  run: (work) => work(),
  end: () => undefined,
};

/** The tracer of the process: one, because a trace goes through libraries that know nothing of each other. */
let tracer: Tracer | undefined;

/** From now on the process traces with this one; undefined: it does not, which is how it begins. */
export function setTracer(next: Tracer | undefined): void {
  tracer = next;
}

/** Whether anything is traced at all: for what would cost something to find out otherwise. */
export function isTracing(): boolean {
  return tracer !== undefined;
}

/** A span to be ended by hand, where its work is not one function. Without a tracer one that does nothing. */
export function startSpan(options: SpanOptions): Span {
  return tracer === undefined ? noSpan : tracer.startSpan(options);
}

/** Runs `work` in a span, which ends as it does: its failure is the span's. */
export async function inSpan<T>(options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const span = startSpan(options);
  if (span === noSpan) return work(span);
  try {
    const result = await span.run(() => work(span));
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

/** The `traceparent` of the current span, for what is stored or sent now; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  return tracer?.current()?.traceparent;
}

/** Adds to the current span what is only known by now. */
export function addToSpan(facts: SpanFacts): void {
  tracer?.current()?.set(facts);
}

export type TraceIds = { traceId: string; spanId: string; sampled: boolean };

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What a `traceparent` says; undefined for a text that is none. */
export function readTraceparent(text: string | undefined): TraceIds | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
