import type { Place } from './place.ts';

/** What `autosync-admin` answered; the document is empty where it printed none. */
export type AdminAnswer<Document> = { code: number | null; said: string; document: Document };

/** Runs `autosync-admin` in a pod of a component, as the runbooks do. */
export async function admin<Document = Record<string, unknown>>(
  { kubectl, release }: Pick<Place, 'kubectl' | 'release'>,
  component: string,
  args: readonly string[],
): Promise<AdminAnswer<Document>> {
  const command = ['exec', `deployment/${release.fullName}-${component}`, '--', 'autosync-admin', ...args, '--json'];
  const { code, stdout, stderr } = await kubectl.attempt(command, { timeoutMs: 120_000 });
  return { code, said: `${stdout}${stderr}`, document: JSON.parse(stdout || '{}') as Document };
}
