import type { Kubectl } from './kubectl.ts';

/** The values of a secret. */
export async function readSecret(kubectl: Kubectl, name: string): Promise<Record<string, string>> {
  const { data } = await kubectl.get<{ data: Record<string, string> }>(['secret', name]);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

/** Changes these keys of a secret and leaves the others. */
export async function changeSecret(kubectl: Kubectl, name: string, stringData: Record<string, string>): Promise<void> {
  await kubectl.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
}
