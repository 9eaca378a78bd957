import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

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
