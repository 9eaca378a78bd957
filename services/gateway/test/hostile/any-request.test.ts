import { afterAll, beforeAll, it } from 'vitest';
import { hostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { expectDocumentedAnswers } from './expectations.ts';

// Schemathesis does the same in any-request.full.test.ts: installing and starting it takes longer than what it finds in seconds is worth.
let gateway: HostileGateway;
beforeAll(async () => {
  gateway = await hostileGateway();
}, 60_000);
afterAll(async () => gateway.stop());

it('whatever is sent, as the document allows it or nearly so, is answered as documented', async () => {
  await expectDocumentedAnswers(gateway, { most: 2000, seconds: 4 });
}, 60_000);
