const variables = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER_ARG'];

/** Of the environment of `npm start` what every service takes for its traces: whoever has a collector sees them there. */
export function tracingEnvironment(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    variables.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
