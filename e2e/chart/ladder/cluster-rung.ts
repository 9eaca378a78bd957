import { findProgram } from '@autosync/dev-stack';
import { scenarios } from '../chart-files.ts';
import { render } from '../render.ts';
import { runProgram, type ProgramResult } from '../run-program.ts';
import { judge, skipped, type Rung } from './rung.ts';

/** Of which the cluster may not have the CRDs. */
const operatorGroups = /^(monitoring\.coreos\.com|keda\.sh|gateway\.networking\.k8s\.io)\//;

/** The current cluster's own opinion, without leaving anything there. */
export function serverDryRun(helm: string): Rung {
  return {
    name: 'server-side dry run',
    climb() {
      const kubectl = findProgram('kubectl');
      if (!kubectl) return skipped('kubectl is not on the PATH');
      const ready = runProgram(kubectl, ['get', '--raw', '/readyz', '--request-timeout=5s']);
      if (!ready.succeeded) return skipped('no cluster answers');
      const known = new Set(runProgram(kubectl, ['api-versions']).output.split('\n'));
      const results = scenarios.map(({ name, file }) => ({ name, result: dryRun({ helm, kubectl, known, file }) }));
      return judge(results, `${scenarios.length} scenarios are accepted by the cluster`);
    },
  };
}

function dryRun({
  helm,
  kubectl,
  known,
  file,
}: {
  helm: string;
  kubectl: string;
  known: Set<string>;
  file: string;
}): ProgramResult {
  // Pods ask for a service account that a dry run does not make, so they are checked as templates only.
  const accepted = render(helm, { files: [file] }).manifests.filter(
    ({ apiVersion, kind }) => kind !== 'Pod' && (!operatorGroups.test(apiVersion) || known.has(apiVersion)),
  );
  const items = accepted.map((item) => ({ ...item, metadata: { ...item.metadata, namespace: 'default' } }));
  return runProgram(kubectl, ['apply', '--dry-run=server', '--validate=strict', '-f', '-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  });
}
