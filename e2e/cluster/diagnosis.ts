import type { Kubectl } from './kubectl.ts';

const tailLines = 25;
const mostLines = 60;

/** What a person asks first when something failed: pods, events, and the last words of everybody who restarts or waits. */
export async function diagnose(kubectl: Kubectl): Promise<string> {
  const parts: [title: string, args: string[]][] = [
    ['pods', ['get', 'pods', '--output', 'wide']],
    ['events', ['get', 'events', '--sort-by', '.lastTimestamp']],
  ];
  const { stdout } = await kubectl.attempt(['get', 'pods', '--output', 'name']);
  for (const pod of stdout.split('\n').filter(Boolean)) {
    const logs = ['logs', pod, '--all-containers', '--prefix', '--tail', String(tailLines)];
    parts.push([`last lines of ${pod}`, logs]);
  }
  const texts = parts.map(async ([title, args]) => {
    const outcome = await kubectl.attempt(args);
    const lines = `${outcome.stdout}${outcome.stderr}`.trimEnd().split('\n');
    return [`── ${title}`, ...lines.slice(-mostLines)].join('\n');
  });
  return (await Promise.all(texts)).join('\n');
}
