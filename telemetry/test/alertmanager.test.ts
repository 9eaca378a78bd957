import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@autosync/dev-stack';
import { parse } from 'yaml';
import { ruleFiles } from './support/chart-files.ts';

type Inhibition = { source_matchers: string[]; target_matchers: string[] };
type Labels = Record<string, string>;

const text = readFileSync(join(projectRoot, 'charts/autosync/alertmanager.example.yaml'), 'utf8');
const { inhibit_rules: inhibitions } = parse(text) as { inhibit_rules: Inhibition[] };
const rules = ruleFiles().flatMap(({ groups }) => groups.flatMap((group) => group.rules));
const labelsOf = rules.map(({ alert, labels }): Labels => ({ ...labels, alertname: alert }));

/** As Alertmanager reads a matcher: the operator, and an expression that is anchored at both ends. */
function matches(labels: Labels, matcher: string): boolean {
  const [, label = '', operator = '', value = ''] = /^(\w+)(=~|!=|=)"(.*)"$/.exec(matcher) ?? [];
  const actual = labels[label] ?? '';
  if (operator === '=~') return new RegExp(`^(?:${value})$`).test(actual);
  return (actual === value) === (operator === '=');
}

const all = (labels: Labels, matchers: readonly string[]) => matchers.every((matcher) => matches(labels, matcher));

/** The pages that remain when these alerts fire together in one namespace. */
function pagesOf(...firing: string[]): string[] {
  const alerts = labelsOf.filter(({ alertname = '' }) => firing.includes(alertname));
  const isInhibited = (target: Labels) =>
    inhibitions.some(
      ({ source_matchers, target_matchers }) =>
        all(target, target_matchers) &&
        alerts.some((source) => source !== target && all(source, source_matchers) && !all(source, target_matchers)),
    );
  return [...new Set(alerts.filter((alert) => !isInhibited(alert)).map(({ alertname = '' }) => alertname))];
}

describe('the example for Alertmanager', () => {
  it('names only alerts that there are', () => {
    const names = labelsOf.map(({ alertname }) => alertname);
    const matchers = inhibitions.flatMap(({ source_matchers, target_matchers }) => [
      ...source_matchers,
      ...target_matchers,
    ]);
    const named = matchers.filter((matcher) => matcher.startsWith('alertname='));
    expect(named.length).toBeGreaterThan(5);
    for (const matcher of named) expect(names.some((alertname = '') => matches({ alertname }, matcher))).toBe(true);
  });

  it.each([
    [
      'Kafka is away',
      [
        'AutoSyncKafkaUnreachable',
        'AutoSyncConsumerGroupFlapping',
        'AutoSyncLagGrowingUnknown',
        'AutoSyncStaleCompanies',
      ],
      ['AutoSyncKafkaUnreachable'],
    ],
    [
      'PostgreSQL is away',
      [
        'AutoSyncPostgresUnreachable',
        'AutoSyncGatewayErrors',
        'AutoSyncSchedulerStalled',
        'AutoSyncStaleCompaniesUnknown',
      ],
      ['AutoSyncPostgresUnreachable'],
    ],
    [
      'no scheduler is there',
      ['AutoSyncSchedulerStalledUnknown', 'AutoSyncGatewayErrors', 'AutoSyncBatchesStuck'],
      ['AutoSyncSchedulerStalledUnknown'],
    ],
    [
      'QuickBooks is away',
      ['AutoSyncQuickbooksDown', 'AutoSyncStaleCompanies', 'AutoSyncTokenRefreshFailing'],
      ['AutoSyncQuickbooksDown'],
    ],
    [
      'two causes',
      ['AutoSyncQuickbooksDown', 'AutoSyncGatewayErrors'],
      ['AutoSyncGatewayErrors', 'AutoSyncQuickbooksDown'],
    ],
  ])('makes one page of each cause: %s', (_, firing, pages) => {
    expect(pagesOf(...firing).toSorted()).toEqual(pages);
  });
});
