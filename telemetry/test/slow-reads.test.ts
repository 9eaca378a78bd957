import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { projectRoot } from '@autosync/dev-stack';
import { buildOverview } from '../src/overview/overview.ts';
import { ruleFiles } from './support/chart-files.ts';
import { queriesOf } from './support/dashboard-queries.ts';
import { readQuery } from './support/promql.ts';

type Paths = Record<string, Record<string, { operationId?: string }>>;

const api = JSON.parse(readFileSync(`${projectRoot}/libs/client/src/generated/openapi.json`, 'utf8')) as {
  paths: Paths;
};
const operations = Object.values(api.paths).flatMap((methods) =>
  Object.entries(methods).flatMap(([method, { operationId = '' }]) => ({ method, operationId })),
);

const rules = ruleFiles().flatMap(({ name, groups }) =>
  name === 'gateway-slow' ? groups.flatMap((group) => group.rules.map(({ expr }) => expr)) : [],
);
const panels = queriesOf(buildOverview()).flatMap(({ title, expr }) =>
  title.startsWith('API: ') && expr.includes('0.5') ? expr : [],
);
const matched = new Set(
  [...rules, ...panels].flatMap((expr) =>
    readQuery(expr).selectors.map(
      ({ matchers }) => matchers.find(({ label }) => label === 'operation')?.value ?? 'all of them',
    ),
  ),
);

it('alert and panel look at the same operations: all that read, and nothing else', () => {
  expect([rules.length, panels.length, matched.size]).toEqual([2, 1, 1]);
  const isRead = new RegExp(`^(?:${[...matched].join('')})$`);
  const read = operations.filter(({ operationId }) => isRead.test(operationId));
  expect(read.length).toBeGreaterThan(30);
  expect(read.filter(({ method }) => method !== 'get')).toEqual([]);
  const others = operations.filter(({ method, operationId }) => method === 'get' && !isRead.test(operationId));
  // Pages for browsers, files, live streams, what searches everything, and the preview, which may be as large as its batch.
  const expected = /^(show|export|watch|finish|search|readPreview)/;
  expect(others.filter(({ operationId }) => !expected.test(operationId))).toEqual([]);
});
