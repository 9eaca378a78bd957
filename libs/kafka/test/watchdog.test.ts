import { describe, expect, it } from 'vitest';
import { sleep } from '@autosync/core';
import { createWatchdog, judge } from '../src/watchdog.ts';
import type { PartitionState, Signs } from '../src/watchdog.ts';
import { recordingLogger } from './support/recording-logger.ts';

describe('judge', () => {
  const stalled: Signs = {
    now: 1000,
    behind: true,
    queued: false,
    progressAt: 0,
    activityAt: 0,
    poolActivityAt: 990,
    replacedAt: undefined,
  };
  it.each<[string, Partial<Signs>, string]>([
    ['behind without any sign for too long, whatever others do', {}, 'replace'],
    ['nothing to do', { behind: false }, 'fine'],
    ['a commit lately', { progressAt: 901 }, 'fine'],
    ['a handler begun lately', { activityAt: 901 }, 'fine'],
    ['waiting for a place while others work', { queued: true }, 'fine'],
    ['waiting for a place while nobody works', { queued: true, poolActivityAt: 500 }, 'replace'],
    ['replaced lately', { replacedAt: 901 }, 'fine'],
    ['replaced long ago without any progress since', { replacedAt: 500 }, 'stuck'],
    ['replaced long ago, progress since, stalled anew', { replacedAt: 500, progressAt: 600 }, 'replace'],
  ])('%s', (_name, signs, verdict) => {
    expect(judge({ ...stalled, ...signs }, 100)).toBe(verdict);
  });
});

describe('a watchdog', () => {
  const behind: PartitionState = { key: 't/0', behind: true, queued: false };
  const asMember = { isMember: true };

  function watching(stallMs: number) {
    let replaced = 0;
    const watchdog = createWatchdog({ stallMs, replace: () => (replaced += 1), logger: recordingLogger() });
    return { watchdog, replaced: () => replaced };
  }

  it('replaces a consumer of which one partition stalls while the other gets on, then reports it as stuck', async () => {
    const { watchdog, replaced } = watching(20);
    const look = () => {
      watchdog.activity('t/1');
      watchdog.progress('t/1');
      watchdog.look([behind, { ...behind, key: 't/1' }], asMember);
    };
    look();
    await sleep(30);
    look();
    expect([replaced(), watchdog.isStuck()]).toEqual([1, false]);
    await sleep(30);
    look();
    expect([replaced(), watchdog.isStuck()]).toEqual([2, true]);
    watchdog.progress('t/0');
    expect(watchdog.isStuck()).toBe(false);
  });

  it('is no longer stuck when the stuck partition was assigned to another process', async () => {
    const { watchdog } = watching(10);
    for (let look = 0; look < 3; look += 1) {
      watchdog.look([behind], asMember);
      await sleep(15);
    }
    expect(watchdog.isStuck()).toBe(true);
    watchdog.look([{ key: 'the group', behind: true, queued: false }], { isMember: false });
    expect(watchdog.isStuck()).toBe(true);
    watchdog.look([], asMember);
    expect(watchdog.isStuck()).toBe(false);
  });
});
