import { chartFolder, examples, refusals, scenarios } from '../chart-files.ts';
import { refusal, render } from '../render.ts';
import { runProgram } from '../run-program.ts';
import { climbed, failed, judge, type Rung } from './rung.ts';

export function lint(helm: string): Rung {
  return {
    name: 'helm lint --strict',
    climb: () =>
      judge(
        scenarios.map(({ name, file }) => ({
          name,
          result: runProgram(helm, ['lint', '--strict', '--values', file, chartFolder]),
        })),
        `${scenarios.length} scenarios`,
      ),
  };
}

export function template(helm: string): Rung {
  return {
    name: 'helm template',
    climb() {
      const minimal = examples.filter(({ name }) => name === 'minimal').map(({ file }) => file);
      const all = [
        ...scenarios.map(({ name, file }) => ({ name, files: [file] })),
        ...examples.map(({ name, file }) => ({ name, files: [...minimal, file] })),
      ];
      const faults = all.flatMap(({ name, files }) => {
        try {
          render(helm, { files });
          return [];
        } catch (error) {
          return `${name}: ${String(error)}`;
        }
      });
      return faults.length > 0 ? failed(faults.join('\n')) : climbed(`${all.length} sets of values`);
    },
  };
}

export function refusedValues(helm: string): Rung {
  return {
    name: 'refused values',
    climb() {
      const wrong = refusals.filter(({ file, parts }) => {
        const words = refusal(helm, { files: [file] });
        return words === undefined || parts.some((part) => !words.includes(part));
      });
      const names = wrong.map(({ name }) => name).join(', ');
      return wrong.length > 0
        ? failed(`not refused for the reason they name: ${names}`)
        : climbed(`${refusals.length}`);
    },
  };
}

/** Each pair of switches: on together they must not break a template. */
export function pairs(helm: string): Rung {
  return {
    name: 'pairs of switches',
    climb() {
      const [base] = scenarios.filter(({ name }) => name === 'default-byo');
      if (!base) return failed('the scenario default-byo is gone');
      const combinations = switches.flatMap((first, index) =>
        switches.slice(index + 1).map((second) => ({ ...first, ...second })),
      );
      for (const set of combinations) {
        const words = refusal(helm, { files: [base.file], set });
        if (words !== undefined) return failed(`${JSON.stringify(set)}: ${words}`);
      }
      return climbed(`${combinations.length} pairs`);
    },
  };
}

const switches: Record<string, unknown>[] = [
  { 'networkPolicy.enabled': false },
  { 'serviceAccount.create': false },
  { 'migrations.mode': 'initContainer' },
  { 'topics.mode': 'none' },
  { 'gateway.autoscaling.enabled': true },
  { 'syncInvoices.keda.enabled': true },
  { 'syncPayments.enabled': false },
  { 'gateway.ingress': { enabled: true, hosts: [{ host: 'autosync.example.com' }] } },
  { 'console.publicUrl': 'https://console.example.com', 'console.sessionKeys.existingSecret': 'autosync-keys' },
  { 'metrics.podMonitor.enabled': true },
  { 'metrics.prometheusRule.enabled': true },
  { 'metrics.dashboards.enabled': true },
  { 'gateway.replicas': 1 },
];
