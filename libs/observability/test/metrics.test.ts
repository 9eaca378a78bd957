import { describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../src/index.ts';

const create = () => createMetrics({ service: 'scheduler', version: '1.0.0' });

async function samples(metrics: ReturnType<typeof create>, name: string): Promise<string[]> {
  const text = await metrics.registry.metrics();
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('createMetrics', () => {
  it('has the metrics of the process and the build', async () => {
    const metrics = create();
    expect(await samples(metrics, 'autosync_build_info')).toEqual([
      'autosync_build_info{service="scheduler",version="1.0.0"} 1',
    ]);
    expect(await samples(metrics, 'process_cpu_seconds_total')).toHaveLength(1);
    expect(await samples(metrics, 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1);
  });

  it('keeps two sets of metrics apart', async () => {
    const [one, other] = [create(), create()];
    one.counter({ name: 'autosync_test_total', help: 'x' }).inc();
    expect(await samples(other, 'autosync_test_total')).toEqual([]);
  });

  it('refuses a name without the prefix and a name that is taken', () => {
    const metrics = create();
    expect(() => metrics.gauge({ name: 'runs_waiting', help: 'x' })).toThrow(
      expect.objectContaining({ code: 'metric-invalid' }),
    );
    metrics.counter({ name: 'autosync_runs_total', help: 'x' });
    expect(() => metrics.counter({ name: 'autosync_runs_total', help: 'x' })).toThrow(
      expect.objectContaining({ code: 'metric-invalid' }),
    );
  });
});

describe('counter', () => {
  it('begins at 0 in every combination of labels', async () => {
    const metrics = create();
    metrics.counter({
      name: 'autosync_runs_total',
      help: 'x',
      labels: { type: ['invoices', 'payments'], outcome: ['ok', 'failed'] },
    });
    expect(await samples(metrics, 'autosync_runs_total')).toEqual([
      'autosync_runs_total{type="invoices",outcome="ok"} 0',
      'autosync_runs_total{type="invoices",outcome="failed"} 0',
      'autosync_runs_total{type="payments",outcome="ok"} 0',
      'autosync_runs_total{type="payments",outcome="failed"} 0',
    ]);
  });

  it('counts by one, by an amount, with and without labels', async () => {
    const metrics = create();
    const labelled = metrics.counter({ name: 'autosync_a_total', help: 'x', labels: { outcome: ['ok', 'failed'] } });
    labelled.inc({ outcome: 'ok' });
    labelled.inc({ outcome: 'failed' }, 3);
    const plain = metrics.counter({ name: 'autosync_b_total', help: 'x' });
    plain.inc();
    plain.inc(2);
    plain.inc({}, 3);
    plain.inc(undefined, 4);
    expect(await samples(metrics, 'autosync_a_total')).toEqual([
      'autosync_a_total{outcome="ok"} 1',
      'autosync_a_total{outcome="failed"} 3',
    ]);
    expect(await samples(metrics, 'autosync_b_total')).toEqual(['autosync_b_total 10']);
  });

  it('takes no other labels and values than declared, at compile time', () => {
    const counter = create().counter({ name: 'autosync_a_total', help: 'x', labels: { outcome: ['ok', 'failed'] } });
    // @ts-expect-error -- not in the closed set
    counter.inc({ outcome: 'maybe' });
    // @ts-expect-error -- the label is missing
    expect(() => counter.inc({ tenant: 'a' })).toThrow('tenant');
  });
});

describe('gauge', () => {
  it('holds what was set and collects at the scrape', async () => {
    const metrics = create();
    metrics.gauge({ name: 'autosync_set', help: 'x' }).set(4);
    metrics
      .gauge({ name: 'autosync_by_state', help: 'x', labels: { state: ['idle', 'busy'] } })
      .set({ state: 'idle' }, 2);
    let waiting = 0;
    metrics.gauge({ name: 'autosync_waiting', help: 'x', collect: (gauge) => gauge.set((waiting += 1)) });
    expect(await samples(metrics, 'autosync_set')).toEqual(['autosync_set 4']);
    expect(await samples(metrics, 'autosync_by_state')).toEqual(['autosync_by_state{state="idle"} 2']);
    expect(waiting).toBe(2);
    expect(await samples(metrics, 'autosync_waiting')).toEqual(['autosync_waiting 3']);
  });

  it('when collecting fails, is absent from the scrape, is counted, and comes back', async () => {
    const metrics = create();
    let away = false;
    const collectRows = async () => {
      await Promise.resolve();
      if (away) throw new Error('the database is away');
      return 7;
    };
    metrics.gauge({ name: 'autosync_rows', help: 'x', collect: async (gauge) => gauge.set(await collectRows()) });
    metrics.gauge({
      name: 'autosync_rows_by',
      help: 'x',
      labels: { state: ['new'] },
      collect: async (gauge) => gauge.set({ state: 'new' }, await collectRows()),
    });
    expect(await samples(metrics, 'autosync_rows')).toEqual(['autosync_rows 7', 'autosync_rows_by{state="new"} 7']);
    away = true;
    expect(await samples(metrics, 'autosync_rows')).toEqual([]);
    away = false;
    expect(await samples(metrics, 'autosync_rows')).toEqual(['autosync_rows 7', 'autosync_rows_by{state="new"} 7']);
    expect(await samples(metrics, 'autosync_metrics_collect_failures_total')).toEqual([
      'autosync_metrics_collect_failures_total 2',
    ]);
  });

  it('when collecting hangs, holds up the scrape for 2 s at most', async () => {
    vi.useFakeTimers();
    try {
      const metrics = create();
      metrics.gauge({ name: 'autosync_hanging', help: 'x', collect: () => new Promise(() => {}) });
      const scrape = samples(metrics, 'autosync_hanging');
      await vi.advanceTimersByTimeAsync(2000);
      expect(await scrape).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('histogram', () => {
  it('begins at 0 in every combination and sorts into its buckets', async () => {
    const metrics = create();
    const histogram = metrics.histogram({
      name: 'autosync_run_seconds',
      help: 'x',
      labels: { outcome: ['ok', 'failed'] },
      buckets: [1, 10],
    });
    histogram.observe({ outcome: 'ok' }, 2);
    expect(await samples(metrics, 'autosync_run_seconds')).toEqual([
      'autosync_run_seconds_bucket{le="1",outcome="ok"} 0',
      'autosync_run_seconds_bucket{le="10",outcome="ok"} 1',
      'autosync_run_seconds_bucket{le="+Inf",outcome="ok"} 1',
      'autosync_run_seconds_sum{outcome="ok"} 2',
      'autosync_run_seconds_count{outcome="ok"} 1',
      'autosync_run_seconds_bucket{le="1",outcome="failed"} 0',
      'autosync_run_seconds_bucket{le="10",outcome="failed"} 0',
      'autosync_run_seconds_bucket{le="+Inf",outcome="failed"} 0',
      'autosync_run_seconds_sum{outcome="failed"} 0',
      'autosync_run_seconds_count{outcome="failed"} 0',
    ]);
  });
});
