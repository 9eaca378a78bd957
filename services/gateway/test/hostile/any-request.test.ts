import { afterAll, beforeAll, it } from '@jest/globals';
import { hostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { expectDocumentedAnswers, expectNothingOfSchemathesis } from './expectations.ts';

let gateway: HostileGateway;
beforeAll(async () => {
  gateway = await hostileGateway();
}, 60_000);
afterAll(async () => gateway.stop());

it('whatever is sent, as the document allows it or nearly so, is answered as documented', async () => {
  await expectDocumentedAnswers(gateway, { most: 2000, seconds: 4 });
}, 60_000);

it('schemathesis, where Python is, finds nothing', async () => {
  await expectNothingOfSchemathesis(gateway, { phases: ['examples', 'fuzzing'], examples: 2, seconds: 5 });
}, 300_000);
