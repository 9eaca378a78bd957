import { runTool, tryTool, type ToolCall, type ToolOutcome } from './tool.ts';

/** What is read of a pod; it holds more. */
export type Pod = {
  metadata: {
    name: string;
    uid: string;
    labels: Record<string, string>;
    annotations?: Record<string, string>;
    creationTimestamp: string;
    deletionTimestamp?: string;
  };
  spec: { nodeName?: string; containers: { ports?: { name?: string; containerPort: number }[] }[] };
  status: {
    phase: string;
    podIP?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: { name: string; restartCount: number }[];
  };
};

export type Call = Omit<ToolCall, 'args'>;

/** Ready, and not on its way out. */
export function isReady({ metadata, status }: Pod): boolean {
  const ready = status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  return ready === true && metadata.deletionTimestamp === undefined;
}

/** kubectl with the current kubeconfig, in one namespace. */
export function createKubectl(namespace: string) {
  const inside = (args: readonly string[]): string[] => ['--namespace', namespace, ...args];
  const run = (args: readonly string[], call: Call = {}) => runTool('kubectl', { ...call, args: inside(args) });
  return {
    namespace,
    /** Answers what it prints. @throws AutosyncError 'tool-failed'. */
    run,
    /** Whatever it ends with. */
    attempt: (args: readonly string[], call: Call = {}): Promise<ToolOutcome> =>
      tryTool('kubectl', { ...call, args: inside(args) }),
    get: async <T>(args: readonly string[]): Promise<T> =>
      JSON.parse(await run(['get', ...args, '--output', 'json'])) as T,
    pods: async (selector: string): Promise<Pod[]> => {
      const args = ['get', 'pods', '--selector', selector, '--output', 'json'];
      return (JSON.parse(await run(args)) as { items: Pod[] }).items;
    },
    apply: (...objects: object[]) =>
      run(['apply', '--filename', '-'], {
        input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
      }),
  };
}

export type Kubectl = ReturnType<typeof createKubectl>;
