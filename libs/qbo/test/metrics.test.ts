import { beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '@autosync/observability';
import { createLimiter, createQboMetrics, createRealmPauses } from '../src/index.ts';
import { createVirtualTime, type VirtualTime } from './support/virtual-time.ts';

let time: VirtualTime;
let metrics: ReturnType<typeof createMetrics>;
let qbo: ReturnType<typeof createQboMetrics>;
let realmPauses: ReturnType<typeof createRealmPauses>;
beforeEach(() => {
  time = createVirtualTime();
  metrics = createMetrics({ service: 'test', version: 'test' });
  realmPauses = createRealmPauses();
  qbo = createQboMetrics(metrics, { realmPauses, clock: time.clock });
});

async function value(series: string): Promise<number> {
  const text = await metrics.registry.metrics();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length),
  );
}

function limiterOf(realmId: string, perMinute: number) {
  const { clock, sleep } = time;
  const common = { window: null, uncleanTakeover: false, realmPauses, onWait: qbo.onWait };
  return createLimiter({ ...common, realmId, settings: { perMinute, perSecond: 4 }, clock, sleep });
}

describe('the limiters of a process', () => {
  it('show the least headroom of the realms in hand, until they are let go', async () => {
    const headroom = () => value('autosync_qbo_allowance_headroom_ratio');
    expect(await headroom()).toBe(1);
    const [one, other] = [limiterOf('1', 10), limiterOf('2', 100)];
    const letGo = qbo.hold(one);
    qbo.hold(other);
    for (const limiter of [one, other]) (await limiter.acquire()).release({ accepted: true });
    expect(await headroom()).toBeCloseTo(0.9);
    letGo();
    expect(await headroom()).toBeCloseTo(0.99);
    await time.pass(60_001);
    expect(await headroom()).toBe(1);
  });

  it('show realms that rest, also when no slice has them in hand, and their headroom as 0', async () => {
    const limiter = limiterOf('1', 100);
    const letGo = qbo.hold(limiter);
    (await limiter.acquire()).release({ accepted: true });
    limiter.throttled();
    expect(await value('autosync_qbo_realms_paused')).toBe(1);
    expect(await value('autosync_qbo_allowance_headroom_ratio')).toBe(0);
    letGo();
    expect(await value('autosync_qbo_realms_paused')).toBe(1);
    expect(await value('autosync_qbo_allowance_headroom_ratio')).toBe(0);
    await time.pass(60_001);
    expect(await value('autosync_qbo_realms_paused')).toBe(0);
    expect(await value('autosync_qbo_allowance_headroom_ratio')).toBe(1);
  });

  it('tell how long calls waited for their turn, not those that got none', async () => {
    const limiter = limiterOf('1', 2);
    const first = limiter.acquire();
    const second = limiter.acquire();
    const third = limiter.acquire().catch((error: unknown) => error);
    await time.pass(1000);
    for (const permit of await Promise.all([first, second])) permit.release({ accepted: true });
    expect(await third).toMatchObject({ code: 'limiter-wait' });
    expect(await value('autosync_qbo_throttle_wait_seconds_count')).toBe(2);
    expect(await value('autosync_qbo_throttle_wait_seconds_sum')).toBeCloseTo(0.25, 1);
  });
});

it('calls are counted by operation and outcome, and as metered when Intuit counts them', async () => {
  const call = { entity: 'Invoice', status: 200, ms: 120, intuitTid: undefined };
  qbo.onCall({ ...call, operation: 'query', outcome: 'ok', metered: true });
  qbo.onCall({ ...call, operation: 'create', outcome: 'throttled', metered: false });
  expect(await value('autosync_qbo_requests_total{operation="query",outcome="ok"}')).toBe(1);
  expect(await value('autosync_qbo_requests_total{operation="create",outcome="throttled"}')).toBe(1);
  expect(await value('autosync_qbo_requests_total{operation="read",outcome="look-up"}')).toBe(0);
  expect(await value('autosync_qbo_metered_calls_total')).toBe(1);
  expect(await value('autosync_qbo_request_duration_seconds_count{operation="create"}')).toBe(1);
});
