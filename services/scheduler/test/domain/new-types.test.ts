import { expect, it } from 'vitest';
import { recordTypes } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { newTypes } from '../../src/domain/new-types.ts';
import { scheduledClassOf } from '../../src/domain/queue-classes.ts';
import { slotGrid } from '../../src/domain/slots-of-time.ts';

it('a company begins with every record type, in its class, on the recommended interval’s grid', () => {
  const companyId = newId();
  const grid = slotGrid(companyId, 120, 60_000);
  const types = recordTypes.map((type) => ({ type, class: scheduledClassOf(type), ...grid }));
  expect(newTypes(companyId, 60_000)).toEqual(types);
});
