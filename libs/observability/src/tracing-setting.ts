import { group, optional, ratio, text, url } from '@autosync/config';

/** Where traces go, and how many; undefined: nothing is traced. */
export type TracingConfig = {
  endpoint: string;
  headers: Record<string, string>;
  sampledShare: number;
  /** As it is now: headers in a mounted secret may be replaced. */
  reload: () => TracingConfig | undefined;
};

const members = {
  endpoint: optional(
    url('OTEL_EXPORTER_OTLP_ENDPOINT', {
      doc: 'Where traces go, by OTLP over HTTP, without /v1/traces; without it nothing is traced.',
      protocols: ['http', 'https'],
    }),
  ),
  headers: optional(
    text('OTEL_EXPORTER_OTLP_HEADERS', {
      doc: 'Headers for it, as name=value separated by commas, values URL-encoded. A file is followed.',
      secret: true,
    }),
  ),
  sampledShare: ratio('OTEL_TRACES_SAMPLER_ARG', {
    doc: 'The share of traces begun here that is kept, 0 to 1; of those begun elsewhere, what their caller says.',
    default: 1,
  }),
};

/** Header names as HTTP has them. Undefined: not of the form that is documented. */
function readHeaders(given: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const pair of given.split(',')) {
    const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*([^\s,;"]*)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return undefined;
    try {
      headers[name] = decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return headers;
}

/** The variables are OpenTelemetry's own, so that a cluster that sets them for all has AutoSync in its traces. */
export const tracingSetting = group({
  members,
  faultsOf: ({ headers }) =>
    headers === undefined || readHeaders(headers) !== undefined
      ? []
      : ['OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs separated by commas, with URL-encoded values'],
  toValue: ({ endpoint, headers = '', sampledShare }, reload): TracingConfig | undefined =>
    endpoint === undefined ? undefined : { endpoint, headers: readHeaders(headers) ?? {}, sampledShare, reload },
});
