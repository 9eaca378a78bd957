import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { projectRoot } from '@autosync/dev-stack/servers';
import type { AlertRule, Prometheus } from '../prometheus.ts';
import { runTool } from '../tool.ts';

const example = join(projectRoot, 'charts/autosync/alertmanager.example.yaml');

function receiverOf({ labels }: AlertRule): 'pager' | 'tickets' {
  return labels['severity'] === 'critical' ? 'pager' : 'tickets';
}

/** amtool takes the chart's example, and leads every alert that Prometheus knows to a pager or to the tickets, as its severity says. */
export async function checkRoutes(prometheus: Prometheus, say: (line: string) => void): Promise<void> {
  await runTool('amtool', { args: ['check-config', example] });
  const rules = await prometheus.rules();
  for (const rule of rules) {
    // In quotes, for a label may be a template: amtool takes no braces without.
    const labels = Object.entries({ ...rule.labels, alertname: rule.name, namespace: 'autosync' }).map(
      ([name, value]) => `${name}=${JSON.stringify(value)}`,
    );
    const asked = [`--config.file=${example}`, `--verify.receivers=${receiverOf(rule)}`];
    await runTool('amtool', { args: ['config', 'routes', 'test', ...asked, ...labels] });
  }
  const pages = rules.filter((rule) => receiverOf(rule) === 'pager').length;
  if (pages === 0 || pages === rules.length)
    throw new AutosyncError('no-rules', `${pages} of ${rules.length} alerts page`);
  say(`${pages} alerts go to the pager, ${rules.length - pages} to the tickets`);
  say('what one alert keeps back of others amtool cannot say: telemetry/test/alertmanager.test.ts does');
}
