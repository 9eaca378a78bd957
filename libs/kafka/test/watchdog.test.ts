import { describe, expect, it } from '@jest/globals';
import { eventually } from '@autosync/testing';
import { createWatchdog, judge } from '../src/watchdog.ts';
import type { Signs } from '../src/watchdog.ts';
import { recordingLogger } from './support/recording-logger.ts';

describe('judge', () => {
  const stalled: Signs = { now: 1000, behind: true, progressAt: 0, activityAt: 0, replacedAt: undefined };
  it.each<[string, Partial<Signs>, string]>([
    ['behind without any sign for too long', {}, 'replace'],
    ['nothing to do', { behind: false }, 'fine'],
    ['a commit lately', { progressAt: 901 }, 'fine'],
    ['a handler begun lately', { activityAt: 901 }, 'fine'],
    ['replaced lately', { replacedAt: 901 }, 'fine'],
    ['replaced long ago without any progress since', { replacedAt: 500 }, 'stuck'],
    ['replaced long ago, progress since, stalled anew', { replacedAt: 500, progressAt: 600 }, 'replace'],
  ])('%s', (_name, signs, verdict) => {
    expect(judge({ ...stalled, ...signs }, 100)).toBe(verdict);
  });
});

describe('a watchdog', () => {
  it('replaces a stalled consumer, then reports it as stuck, until there is progress', async () => {
    let behind = true;
    let replaced = 0;
    const watchdog = createWatchdog({
      stallMs: 40,
      isBehind: () => Promise.resolve(behind),
      replace: () => (replaced += 1),
      logger: recordingLogger(),
    });
    watchdog.start();
    await eventually(() => replaced === 1);
    expect(watchdog.isStuck()).toBe(false);
    await eventually(() => watchdog.isStuck());
    expect(replaced).toBe(2);
    behind = false;
    await eventually(() => !watchdog.isStuck());
    await watchdog.stop();
  });

  it('judges nothing while the brokers do not answer', async () => {
    let asked = 0;
    let replaced = 0;
    const watchdog = createWatchdog({
      stallMs: 10,
      isBehind: () => {
        asked += 1;
        return Promise.reject(new Error('no broker'));
      },
      replace: () => (replaced += 1),
      logger: recordingLogger(),
    });
    watchdog.start();
    await eventually(() => asked > 20);
    await watchdog.stop();
    expect(replaced).toBe(0);
  });
});
