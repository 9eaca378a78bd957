import { readFileSync } from 'node:fs';
import { isObject } from './named-schemas.ts';
import type { Json } from './named-schemas.ts';

/** A request that was made, and its answer, as a test of the gateway recorded them; what differs each time is made alike. */
export type Example = {
  /** Values of parameters, by place and name. */
  parameters: Record<string, unknown>;
  body?: unknown;
  type?: string;
  status: number;
  /** Undefined: the answer has none. */
  answer?: unknown;
};

export type Examples = Readonly<Record<string, Example>>;

export const examplesFile = new URL('examples.json', import.meta.url);

export function readExamples(): Examples {
  return JSON.parse(readFileSync(examplesFile, 'utf8')) as Examples;
}

function withExample(content: unknown, value: unknown, type?: string): unknown {
  if (!isObject(content)) return content;
  const entries = Object.entries(content).map(([name, media]) =>
    type === undefined || type === name ? [name, { ...(media as Json), example: value }] : [name, media],
  );
  return Object.fromEntries(entries) as Json;
}

/** Parameters are text on their way; the document shows the values that they mean. */
const meant = ({ schema }: Json, value: unknown) =>
  isObject(schema) && schema['type'] === 'integer' ? Number(value) : value;

/** The operation with its parameters, body and good answer as they were in the example. */
export function addExample(operation: Json, example: Example | undefined): Json {
  if (example === undefined) return operation;
  const { parameters, body, type, status, answer } = example;
  const own = (operation['parameters'] as Json[] | undefined)?.map((one) => {
    const value = parameters[`${String(one['in'])} ${String(one['name'])}`];
    return value === undefined ? one : { ...one, example: meant(one, value) };
  });
  const requestBody = operation['requestBody'] as Json | undefined;
  const responses = operation['responses'] as Json;
  const response = responses[String(status)] as Json | undefined;
  return {
    ...operation,
    ...(own !== undefined && { parameters: own }),
    ...(requestBody !== undefined &&
      body !== undefined && {
        requestBody: { ...requestBody, content: withExample(requestBody['content'], body, type) },
      }),
    responses: {
      ...responses,
      ...(response !== undefined &&
        answer !== undefined && { [status]: { ...response, content: withExample(response['content'], answer) } }),
    },
  };
}
