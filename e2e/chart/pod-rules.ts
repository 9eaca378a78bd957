import { containersOf, type Container, type Pod } from './manifests.ts';

/** What the restricted level of Pod Security asks, and what this project asks of its pods; each fault a sentence. */
export function faultsOfPod(pod: Pod): string[] {
  const { spec, owner } = pod;
  const security = spec.securityContext ?? {};
  const rules: [boolean, string][] = [
    [spec.automountServiceAccountToken === false, 'has no token of its service account'],
    [spec['enableServiceLinks'] === false, 'gets no variables of other Services'],
    [security['runAsNonRoot'] === true, 'runs as non-root'],
    [Number(security['runAsUser']) > 0, 'runs as a user by number'],
    [isRuntimeDefault(security['seccompProfile']), 'runs with the seccomp profile of the runtime'],
    [spec['hostNetwork'] === undefined && spec['hostPID'] === undefined, 'stays out of the host'],
    [Number(spec.terminationGracePeriodSeconds) > 0, 'says how long it may take to stop'],
  ];
  return [
    ...broken(owner, rules),
    ...containersOf(pod).flatMap((container) => broken(`${owner}/${container.name}`, rulesOfContainer(pod, container))),
  ];
}

function rulesOfContainer(pod: Pod, container: Container): [boolean, string][] {
  const security = container.securityContext ?? {};
  const { requests = {}, limits = {} } = container.resources ?? {};
  const isService = pod.kind === 'Deployment' && container === pod.spec.containers[0];
  return [
    [security['allowPrivilegeEscalation'] === false, 'cannot gain privileges'],
    [security['readOnlyRootFilesystem'] === true, 'cannot write its root'],
    [JSON.stringify(security['capabilities']) === '{"drop":["ALL"]}', 'drops all capabilities'],
    [limits['memory'] !== undefined && limits['memory'] === requests['memory'], 'asks for the memory it may use'],
    [requests['cpu'] !== undefined, 'asks for CPU'],
    [!container.image.endsWith(':latest') && /[:@]/.test(container.image), 'runs a named version'],
    [!isService || hasProbes(container), 'has its three probes'],
  ];
}

function hasProbes({ startupProbe, livenessProbe, readinessProbe }: Container): boolean {
  return [startupProbe, livenessProbe, readinessProbe].every((probe) => probe !== undefined);
}

function isRuntimeDefault(profile: unknown): boolean {
  return JSON.stringify(profile) === '{"type":"RuntimeDefault"}';
}

function broken(who: string, rules: [boolean, string][]): string[] {
  return rules.filter(([kept]) => !kept).map(([, rule]) => `${who}: breaks the rule that it ${rule}`);
}
