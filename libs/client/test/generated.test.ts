import { expect, it } from 'vitest';
import { committed, generate } from './support/generate.ts';

it('the committed document, types, requests and collection are those of the gateway; `npm run api` writes them', async () => {
  const [now, then] = [await generate(), await committed()];
  expect(JSON.parse(then.document)).toEqual(JSON.parse(now.document));
  expect(then.types).toBe(now.types);
  expect(then.requests).toBe(now.requests);
  expect(then.collection).toBe(now.collection);
});
