export { backOffMs } from './back-off.ts';
export { byteLines } from './byte-lines.ts';
export type { ByteLine } from './byte-lines.ts';
export { isCertificateError } from './certificate-errors.ts';
export { canonicalJson, contentHash } from './canonical-json.ts';
export { csvLines } from './csv-lines.ts';
export { systemClock, sleep } from './clock.ts';
export type { Clock } from './clock.ts';
export { AutosyncError, errorCode, isRetryable, toError } from './errors.ts';
export { companyLockKey, deterministicId, isId, newId } from './ids.ts';
export { groupCalls } from './group-calls.ts';
export { createLatest } from './latest.ts';
export type { Latest } from './latest.ts';
export { createLoop } from './loop.ts';
export type { Loop } from './loop.ts';
export type {
  Counter,
  Gauge,
  GaugeOptions,
  Histogram,
  HistogramOptions,
  LabelSets,
  MetricFactory,
  MetricOptions,
  WithLabels,
} from './metric-factory.ts';
export {
  centsFromNumber,
  formatMoney,
  multiplyToCents,
  numberFromCents,
  numberFromDecimal,
  priceOfOne,
  sumDecimals,
  parseMoney,
} from './money.ts';
export type { Cents } from './money.ts';
export { plainJson, plainNumber } from './plain-numbers.ts';
export { shareReading } from './share-reading.ts';
export { createSharedStreams } from './shared-streams.ts';
export { normaliseText, normaliseTexts } from './text.ts';
export {
  addToSpan,
  currentTraceparent,
  inSpan,
  isTracing,
  readTraceparent,
  setTracer,
  spanKinds,
  startSpan,
} from './tracing.ts';
export type { Span, SpanFacts, SpanKind, SpanOptions, TraceIds, Tracer } from './tracing.ts';
export {
  foldName,
  nameKey,
  nameLevels,
  nameStem,
  partyKey,
  splitPartyKey,
  withAccountNumber,
} from './reference-names.ts';
