import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder, findProgram } from '@autosync/dev-stack';
import { runProgram } from './run-program.ts';

const version = 'v3.22.0';
/** The cluster that `helm template` and `helm lint` believe in. */
const kubernetesMinor = 34;

/** `go install` alone leaves Helm in the belief that every cluster is v1.20. */
const linkerFlags = [
  '-s',
  '-w',
  `-X helm.sh/helm/v3/internal/version.version=${version}`,
  '-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor=1',
  `-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor=${kubernetesMinor}`,
  '-X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMajor=1',
  `-X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMinor=${kubernetesMinor}`,
].join(' ');

export type HelmOrNot = { helm: string } | { helm?: undefined; reason: string };

/** Helm from the PATH, else one that is built once per user and kept in the project's cache folder. */
export function findHelm(): HelmOrNot {
  const found = findProgram('helm');
  if (found) return { helm: found };
  const folder = join(cacheFolder(), `helm-${version}`);
  const built = join(folder, 'helm');
  if (existsSync(built)) return { helm: built };
  const go = findProgram('go');
  if (!go) return { reason: 'neither helm nor go is on the PATH' };
  return buildHelm({ go, folder, built });
}

/** Several test files ask at once: the first builds, the others wait for it. */
function buildHelm({ go, folder, built }: { go: string; folder: string; built: string }): HelmOrNot {
  process.stderr.write(`building helm ${version} with Go, once (a minute or more) …\n`);
  mkdirSync(folder, { recursive: true });
  const install = [go, 'install', '-trimpath', '-ldflags', linkerFlags, `helm.sh/helm/v3/cmd/helm@${version}`];
  const flock = findProgram('flock');
  const unlessThere = ['sh', '-c', 'test -x "$0" || exec "$@"', built, ...install];
  const [program = go, ...args] = flock ? [flock, join(folder, 'lock'), ...unlessThere] : install;
  const result = runProgram(program, args, { env: { GOBIN: folder, CGO_ENABLED: '0' } });
  if (result.succeeded && existsSync(built)) return { helm: built };
  return { reason: `helm ${version} could not be built: ${result.errors.trim().split('\n').at(-1) ?? ''}` };
}
