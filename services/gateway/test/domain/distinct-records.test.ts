import { expect, it } from 'vitest';
import { requireDistinct } from '../../src/domain/distinct-records.ts';

it('the second item with the same external id is refused at its place', () => {
  const items = ['a', 'b', 'A', 'b'].map((externalId) => ({ externalId }));
  expect(() => requireDistinct(items)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      details: { errors: [expect.objectContaining({ pointer: '/items/3/externalId', code: 'duplicate' })] },
    }),
  );
  expect(() => requireDistinct(items.slice(0, 3))).not.toThrow();
});
