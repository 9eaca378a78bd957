import { sleep } from '@autosync/core';
import { startChild } from './child.ts';
import { loopback } from './free-port.ts';
import { compileCacheFolder, projectRoot } from './project-root.ts';
import { createSupervised, type OnDeath, type Supervised } from './supervised.ts';

export type ServiceProcess = {
  /** In logs and as handle: the service's name, with a number from the second instance on. */
  name: string;
  /** The script: a path, relative ones from the project's root. */
  entry: string;
  env: Record<string, string>;
  /** Options of Node, such as `--inspect`. */
  nodeArguments?: readonly string[];
  /** Where it answers /readyz. */
  healthPort: number;
};

export type SupervisorOptions = {
  /** Every line that a service writes. */
  onLine?: (name: string, line: string) => void;
  onDeath?: OnDeath | undefined;
  readyTimeoutMs?: number;
  stopTimeoutMs?: number;
};

async function untilReadyz(port: number, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      const response = await fetch(`http://${loopback}:${port}/readyz`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(2000),
      });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // not listening yet
    }
    await sleep(25);
  }
}

/** The process of one service, as production runs it: `node <entry>`, everything it needs in the environment. */
export function superviseService(service: ServiceProcess, options: SupervisorOptions): Supervised {
  const { name, env, healthPort } = service;
  return createSupervised({
    name,
    readyTimeoutMs: options.readyTimeoutMs ?? 180_000,
    stopTimeoutMs: options.stopTimeoutMs ?? 15_000,
    onDeath: options.onDeath,
    async launch() {
      const child = await startChild({
        command: process.execPath,
        args: [
          '--disable-warning=ExperimentalWarning',
          '--disable-warning=TimeoutNegativeWarning',
          ...(service.nodeArguments ?? []),
          service.entry,
        ],
        cwd: projectRoot,
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          NODE_COMPILE_CACHE: compileCacheFolder,
          NODE_OPTIONS: process.env['NODE_OPTIONS'],
          HEALTH_PORT: String(healthPort),
          ...env,
        },
        keepLines: 5000,
        onLine: (line) => options.onLine?.(name, line),
      });
      return { child, ready: untilReadyz(healthPort, () => !child.isRunning()) };
    },
  });
}

/**
 * Starts processes in stages: those of one stage at the same time, each stage when the one before is ready.
 * @throws the first failure ('start-failed'), after everything that was started is stopped again.
 */
export async function startInStages(stages: readonly (readonly Supervised[])[]): Promise<void> {
  for (const stage of stages) {
    const outcomes = await Promise.allSettled(stage.map((one) => one.start()));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) {
      await stopInStages(stages);
      throw failed.reason;
    }
  }
}

/** The other way round: the last stage first. */
export async function stopInStages(stages: readonly (readonly Supervised[])[]): Promise<void> {
  for (const stage of stages.toReversed()) await Promise.all(stage.map((one) => one.stop()));
}
