import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { isDescribed } from '../../../src/entry-points/document/describe.ts';
import { componentWords, fieldWords, parameterWords } from '../../../src/entry-points/document/words.ts';

// A test of libs/client holds that this is the document of now.
const file = new URL('../../../../../libs/client/src/generated/openapi.json', import.meta.url);
const source = readFileSync(file, 'utf8');

it('Redocly finds nothing to say of the document, by its strict rules', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const found = await lintFromString({ source, absoluteRef: file.pathname, config });
  expect(found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
});

it('Spectral finds nothing to say of the document', async () => {
  const linter = new spectral.Spectral();
  // Whether examples match their schemas Redocly has looked at, in a tenth of the time.
  linter.setRuleset({
    extends: [[rulesets.oas as spectral.RulesetDefinition, 'recommended']],
    rules: { 'oas3-valid-media-example': 'off' },
  });
  const found = await linter.run(source);
  expect(found.map(({ code, message, path }) => `${code}: ${message} ${path.join('/')}`)).toEqual([]);
});

type Loose = Record<string, unknown>;
type Parameter = { $ref?: string; name: string; required?: boolean; schema: unknown; example?: unknown };
type Media = Record<string, { example?: unknown }>;
type Operation = {
  operationId: string;
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content: Media };
  responses: Record<string, { content?: Media }>;
};
const document = JSON.parse(source) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Loose> };
};
const { schemas } = document.components;

/** Each field below a schema, with its place; components that it refers to are looked at by themselves. */
function fieldsOf(schema: unknown, at: string): [string, string, unknown][] {
  if (Array.isArray(schema)) return schema.flatMap((one) => fieldsOf(one, at));
  if (typeof schema !== 'object' || schema === null) return [];
  const { items, anyOf, additionalProperties, properties = {} } = schema as Loose;
  return [
    ...[items, anyOf, additionalProperties].flatMap((inner) => fieldsOf(inner, at)),
    ...Object.entries(properties as Loose).flatMap(([name, field]) => [
      [at, name, field] as [string, string, unknown],
      ...fieldsOf(field, at),
    ]),
  ];
}
const fields = Object.entries(schemas).flatMap(([name, schema]) => fieldsOf(schema, name));
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

it('each component, field, parameter and operation says what it is', () => {
  const silent = [
    ...Object.entries(schemas).flatMap(([name, schema]) => (isDescribed(schema, schemas) ? [] : [name])),
    ...fields.flatMap(([at, name, field]) => (isDescribed(field, schemas) ? [] : [`${at}.${name}`])),
    ...operations.flatMap(({ operationId, summary, parameters = [] }) => [
      ...(summary === undefined ? [operationId] : []),
      ...parameters
        .filter((one) => one.$ref === undefined && !isDescribed(one, schemas) && !isDescribed(one.schema, schemas))
        .map(({ name }) => `${operationId} ${name}`),
    ]),
  ];
  // Say it where the schema is, or in document/words.ts where a word means the same wherever it stands.
  expect(silent).toEqual([]);
});

it('no word is said of what there is not', () => {
  const said = (words: Readonly<Record<string, string>>, known: readonly string[]) =>
    Object.keys(words).filter((word) => !known.includes(word));
  expect(said(componentWords, Object.keys(schemas))).toEqual([]);
  expect(said(fieldWords, [...fields.map(([, name]) => name), ...fields.map(([at, name]) => `${at}.${name}`)])).toEqual(
    [],
  );
  const parameters = operations.flatMap((one) => one.parameters ?? []).map(({ name }) => name);
  expect(said(parameterWords, parameters)).toEqual([]);
});

it('each operation shows an example of what it needs and of what it answers', () => {
  const bare = operations.flatMap((one) => {
    const { operationId, parameters = [], requestBody, responses } = one;
    const good = Object.entries(responses).flatMap(([status, { content }]) => (/^[23]/.test(status) ? [content] : []));
    const isShown = (content: Media) => Object.values(content).some(({ example }) => example !== undefined);
    return [
      ...parameters.flatMap((of) => (of.required === true && of.example === undefined ? [of.name] : [])),
      ...(requestBody !== undefined && !isShown(requestBody.content) ? ['body'] : []),
      ...(good.every((content) => content === undefined || !isShown(content)) &&
      good.some((content) => content !== undefined)
        ? ['answer']
        : []),
    ].map((what) => `${operationId} ${what}`);
  });
  // Make one in test/entry-points/examples.test.ts.
  expect(bare).toEqual([]);
});
