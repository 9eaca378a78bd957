import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { findProgram } from '@autosync/dev-stack';
import { chartFolder, scenarios } from '../chart-files.ts';
import { render } from '../render.ts';
import { runProgram } from '../run-program.ts';
import { judge, skipped, type Rung } from './rung.ts';

/** What is rendered of each scenario is given to a program's standard input. */
function overScenarios(helm: string, program: string, args: readonly string[], done: string) {
  const results = scenarios.map(({ name, file }) => ({
    name,
    result: runProgram(program, args, { input: render(helm, { files: [file] }).text }),
  }));
  return judge(results, done);
}

/** Folders of schemas, one per version of Kubernetes: what AUTOSYNC_KUBERNETES_SCHEMAS holds. */
function schemaFolders(): string[] {
  const folder = process.env['AUTOSYNC_KUBERNETES_SCHEMAS'];
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^v?\d/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

export function kubeconform(helm: string): Rung {
  return {
    name: 'kubeconform -strict',
    climb() {
      const program = findProgram('kubeconform');
      if (!program) return skipped('kubeconform is not on the PATH');
      const folders = schemaFolders();
      // Without them kubeconform would fetch each schema from the internet, which may not answer for minutes.
      if (folders.length === 0) return skipped('AUTOSYNC_KUBERNETES_SCHEMAS names no folder of schemas');
      const results = folders.flatMap((folder) =>
        scenarios.map((scenario) => ({
          name: `${scenario.name} against ${basename(folder)}`,
          // The kinds of operators have no schemas here; the API server that has them checks them in the dry run.
          result: runProgram(
            program,
            ['-strict', '-summary', '-skip', operatorKinds, '-schema-location', schemasIn(folder)],
            {
              input: render(helm, { files: [scenario.file] }).text,
            },
          ),
        })),
      );
      return judge(
        results,
        `${scenarios.length} scenarios against ${folders.map((folder) => basename(folder)).join(', ')}`,
      );
    },
  };
}

function schemasIn(folder: string): string {
  return `${folder}/{{.ResourceKind}}{{.KindSuffix}}.json`;
}

const operatorKinds = 'PodMonitor,PrometheusRule,ScaledObject,TriggerAuthentication,HTTPRoute';

/**
 * Its wishes that are not ours: the user is the image's, the pull policy the operator's; CPU is requested and not limited,
 * so that idle cores are used; pods are spread by constraints instead of anti-affinity; the dev stack and scaled
 * deployments have no replicas of their own and one kind of probe; a single pod has no budget, which a
 * test holds; the pods of `helm test` have no policy, and jobs have one before they run.
 */
const ignoredScores = [
  'container-security-context-user-group-id',
  'container-image-pull-policy',
  'container-resources',
  'deployment-has-host-podantiaffinity',
  'deployment-replicas',
  'deployment-strategy',
  'pod-probes-identical',
  'pod-networkpolicy',
  'networkpolicy-targets-pod',
  'deployment-has-poddisruptionbudget',
  'horizontalpodautoscaler-replicas',
];

export function kubeScore(helm: string): Rung {
  return {
    name: 'kube-score',
    climb() {
      const program = findProgram('kube-score');
      if (!program) return skipped('kube-score is not on the PATH');
      const ignored = ignoredScores.flatMap((name) => ['--ignore-test', name]);
      return overScenarios(helm, program, ['score', ...ignored, '--output-format', 'ci', '-'], 'nothing critical');
    },
  };
}

export function conftest(helm: string): Rung {
  return {
    name: 'conftest (policies/)',
    climb() {
      const program = findProgram('conftest');
      if (!program) return skipped('conftest is not on the PATH');
      const args = ['test', '--policy', join(chartFolder, 'policies'), '--parser', 'yaml', '-'];
      return overScenarios(helm, program, args, `${scenarios.length} scenarios keep the policies`);
    },
  };
}
