import { describe, expect, it } from 'vitest';
import { changeOfLog } from '../src/log-change.ts';
import type { LogPosition, ReadPosition } from '../src/log-change.ts';

const log: LogPosition = {
  topic: 't',
  partition: 0,
  start: 10n,
  end: 50n,
  committed: 30n,
  mark: 'old',
  topicId: 'old',
};

describe('the change of a log', () => {
  it.each<[string, Partial<LogPosition>, ReadPosition, ReturnType<typeof changeOfLog>]>([
    ['the same, read to its end', {}, { topicId: 'old', next: 50n }, undefined],
    ['the same, nothing read yet', {}, { topicId: undefined, next: undefined }, undefined],
    ['never committed, nothing read', { committed: undefined }, { topicId: undefined, next: undefined }, undefined],
    ['another id', { topicId: 'new' }, { topicId: 'old', next: 20n }, { kind: 'made-anew', from: 10n, lost: 0n }],
    [
      'another id than at the last commit of whoever had it before',
      { topicId: 'new', start: 0n },
      { topicId: undefined, next: undefined },
      { kind: 'made-anew', from: 0n, lost: 0n },
    ],
    [
      'ends before what was read, and no ids are told',
      { topicId: undefined, mark: undefined, start: 0n, end: 3n },
      { topicId: undefined, next: 20n },
      { kind: 'made-anew', from: 0n, lost: 0n },
    ],
    [
      'ends before what was committed, and no ids are told',
      { topicId: undefined, mark: undefined, start: 0n, end: 3n },
      { topicId: undefined, next: undefined },
      { kind: 'made-anew', from: 0n, lost: 0n },
    ],
    [
      'ends before what was read',
      { end: 40n },
      { topicId: 'old', next: 45n },
      { kind: 'cut-off', from: 40n, lost: 0n },
    ],
    [
      'begins behind what was read',
      { start: 25n },
      { topicId: 'old', next: 20n },
      { kind: 'overtaken', from: 25n, lost: 5n },
    ],
    [
      'begins behind what was committed',
      { start: 35n },
      { topicId: undefined, next: undefined },
      { kind: 'overtaken', from: 35n, lost: 5n },
    ],
    ['no id for once', { topicId: undefined }, { topicId: 'old', next: 40n }, undefined],
  ])('%s', (_name, given, reached, change) => {
    expect(changeOfLog({ ...log, ...given }, reached)).toEqual(change);
  });
});
