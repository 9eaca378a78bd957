import { describe, expect, it } from 'vitest';
import { readQuery } from './support/promql.ts';

describe('readQuery', () => {
  it('finds every metric with its matchers, in whatever function it stands', () => {
    const query =
      'sum(rate(a_total{kind="x", job=~"$job"}[$__rate_interval])) / (b > 1) and deriv((max (c))[15m:1m]) > 0';
    expect(readQuery(query)).toMatchObject({
      selectors: [
        {
          metric: 'a_total',
          matchers: [
            { label: 'kind', value: 'x' },
            { label: 'job', value: '$job' },
          ],
        },
        { metric: 'b', matchers: [] },
        { metric: 'c', matchers: [] },
      ],
      faults: [],
    });
  });

  it('holds the labels of an aggregation against what is aggregated, and those of a matching against both sides', () => {
    expect(readQuery('max by (type) (a) unless on (x) b').groupings).toEqual([
      { labels: ['type'], of: ['a'], made: [] },
      { labels: ['x'], of: ['a', 'b'], made: [] },
    ]);
  });

  it('knows which label label_replace makes', () => {
    expect(readQuery('sum by (t) (label_replace(a, "t", "$1", "c", "(.+)"))').groupings).toEqual([
      { labels: ['t'], of: ['a'], made: ['t'] },
    ]);
  });

  it('says where a query is no PromQL', () => {
    expect(readQuery('max by (type (a)').faults).not.toEqual([]);
    expect(readQuery('max(a) >').faults).not.toEqual([]);
  });
});
