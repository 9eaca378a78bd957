import { describe, expect, it } from 'vitest';
import { codeBlocks, namesOf, readRunbook, ruleFiles } from './support/chart-files.ts';

const files = ruleFiles();
const rules = files.flatMap(({ name, groups }) =>
  groups.flatMap((group) =>
    group.rules.map((rule) => ({ file: name, group: group.name, rule, ...rule.labels, alert: rule.alert })),
  ),
);

const components = [
  'gateway',
  'scheduler',
  'batch-status',
  'notifier',
  'kafka',
  'postgres',
  'quickbooks',
  'sync-{{ $labels.type }}',
];

it('each alert has its runbook and its test, and nothing else has', () => {
  const names = files.map(({ name }) => name);
  expect(names).toContain('stale-companies');
  expect(namesOf('charts/autosync/runbooks/*', '.md')).toEqual(names);
  expect(namesOf('telemetry/test/alerts/*', '.test.yaml')).toEqual(names);
});

describe.each(rules)('$file: $alert, $severity', ({ file, group, rule }) => {
  it('is named after its file', () => {
    const camelCase = file.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect([`AutoSync${camelCase}`, `AutoSync${camelCase}Unknown`]).toContain(rule.alert);
    expect(group).toBe(`autosync-${file}`);
  });

  it('can be routed', () => {
    expect(rule.labels).toMatchObject({ severity: expect.stringMatching(/^(critical|warning)$/), team: 'autosync' });
    expect(components).toContain(rule.labels.component);
  });

  it('says what is wrong, for whom, and where to read on', () => {
    expect(rule.annotations.summary).toMatch(/^.{20,100}\.$/);
    expect(rule.annotations.description).toContain('$labels.namespace');
    expect(rule.annotations.runbook_url).toBe(`RUNBOOK_URL/${file}.md`);
  });
});

describe.each(files)('the runbook $name', ({ name, groups }) => {
  const runbook = readRunbook(name);

  it('has the parts that somebody looks for at night', () => {
    const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['What it means', 'For whom', 'How to look', 'What to do', 'How to know it is over']);
    expect(codeBlocks(runbook, 'promql')).not.toEqual([]);
    expect(codeBlocks(runbook, 'sh').join('\n')).toContain('kubectl');
  });

  it('names each alert of the file', () => {
    for (const { alert } of groups.flatMap((group) => group.rules)) expect(runbook).toContain(`\`${alert}\``);
  });
});
