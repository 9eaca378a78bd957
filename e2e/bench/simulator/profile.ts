import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
};

/**
 * Where a process that ran under `--cpu-prof` was busy: the part of each place, the largest first. Waiting and the
 * start, until the first call of the API, are left out.
 */
export function readProfile(folder: string): { place: string; part: number }[] {
  const micros = new Map<string, number>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile;
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    const calls = new Set(nodes.filter(({ callFrame }) => callFrame.url.includes('/http/data')).map(({ id }) => id));
    const first = samples.findIndex((id) => calls.has(id));
    for (const [sample, id] of samples.entries()) {
      if (sample < first) continue;
      const place = places.get(id) ?? 'unknown';
      micros.set(place, (micros.get(place) ?? 0) + (timeDeltas[sample] ?? 0));
    }
  }
  micros.delete('waiting');
  const total = [...micros.values()].reduce((sum, value) => sum + value, 0);
  return [...micros]
    .map(([place, value]) => ({ place, part: value / total }))
    .toSorted((one, other) => other.part - one.part);
}

/** A folder of our sources, a package, a module of Node, or what V8 says of itself. */
function placeOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string {
  const own = /\/services\/qbo-simulator\/src\/([^/]+)/.exec(url)?.[1];
  if (own !== undefined) return `simulator ${own.replace(/\.ts$/, '')}`;
  const packageName = /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? /\/libs\/([^/]+)/.exec(url)?.[1];
  if (packageName !== undefined) return packageName;
  if (url.startsWith('node:')) return url.replace(/^node:(internal\/)?/, 'node ').split('/')[0] ?? url;
  if (functionName === '(idle)' || functionName === '(root)') return 'waiting';
  if (functionName === '(garbage collector)') return 'garbage collector';
  return functionName === '(program)' ? 'system calls and V8' : `builtin ${functionName}`;
}
