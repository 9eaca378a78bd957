import { describe, expect, it } from 'vitest';
import { consumerGroupClass, dropEmptyBatches, withoutEmptyOnes } from '../src/empty-batches.ts';

describe('what a fetch found', () => {
  const batch = (name: string, isEmpty: boolean, isFiltered = false) => ({
    name,
    isEmpty: () => isEmpty,
    isEmptyDueToFiltering: () => isFiltered,
  });

  it('is handed on where it is something, or was until it was filtered', () => {
    const found = [batch('nothing', true), batch('something', false), batch('filtered', true, true)];
    expect(withoutEmptyOnes(found).map(({ name }) => name)).toEqual(['something', 'filtered']);
  });

  it('passes there in every member of a group', () => {
    dropEmptyBatches();
    expect(consumerGroupClass().prototype.fetch.name).toBe('fetchWhatThereIs');
  });
});
