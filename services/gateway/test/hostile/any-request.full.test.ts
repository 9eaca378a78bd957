import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { expectDocumentedAnswers, expectNothingOfSchemathesis } from './expectations.ts';

let gateway: HostileGateway;
beforeAll(async () => {
  gateway = await hostileGateway();
}, 60_000);
afterAll(async () => gateway.stop());

it('20,000 requests, as the document allows them or nearly so, are answered as documented', async () => {
  const sent = await expectDocumentedAnswers(gateway, { most: 22_000, seconds: 900 });
  expect(sent).toBeGreaterThan(20_000);
}, 1_000_000);

it('schemathesis, where Python is, finds nothing in 20,000 requests', async () => {
  const phases = ['examples', 'coverage', 'fuzzing'] as const;
  const sent = await expectNothingOfSchemathesis(gateway, { phases, examples: 300, seconds: 3000 });
  expect(sent ?? Infinity).toBeGreaterThan(20_000);
}, 3_300_000);
