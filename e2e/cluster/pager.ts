import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { AutosyncError } from '@autosync/core';
import { freePort, loopback, projectRoot, startChild } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import { parse } from 'yaml';

/** What Alertmanager sends of a group of alerts; it holds more. */
type Message = { receiver: string; alerts: { status: string; labels: Record<string, string> }[] };

type Page = { alert: string; at: number };

export type Pager = {
  /** Where Prometheus tells its alerts. */
  address: string;
  /** The pages that came from that time on, in their order. */
  since(at: number): Page[];
  stop(): Promise<void>;
};

/** What is sent to whom, by the name of the receiver. */
async function openReceivers(onMessage: (message: Message) => void) {
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => onMessage(JSON.parse(body) as Message))
      .finally(() => response.end());
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://${loopback}:${port}`, close: () => server.close() };
}

/** An Alertmanager on this machine with the chart's example, whose receiver `pager` is a person who notes when which page comes. */
export async function startPager(): Promise<Pager> {
  const pages: Page[] = [];
  const receivers = await openReceivers(({ receiver, alerts }) => {
    if (receiver !== 'pager') return;
    const names = alerts.filter(({ status }) => status === 'firing').map(({ labels }) => labels['alertname'] ?? '');
    pages.push(...names.map((alert) => ({ alert, at: Date.now() })));
  });
  const folder = await mkdtemp(join(tmpdir(), 'alertmanager-'));
  const example = await readFile(join(projectRoot, 'charts/autosync/alertmanager.example.yaml'), 'utf8');
  const config = parse(example) as { receivers: { name: string }[] };
  const reached = config.receivers.map(({ name }) => ({ name, webhook_configs: [{ url: receivers.url }] }));
  const file = join(folder, 'alertmanager.yml');
  await writeFile(file, JSON.stringify({ ...config, receivers: reached })); // JSON is YAML
  const address = `${loopback}:${await freePort()}`;
  const args = [`--config.file=${file}`, `--storage.path=${join(folder, 'data')}`, '--cluster.listen-address='];
  const child = await startChild({
    command: 'alertmanager',
    args: [...args, `--web.listen-address=${address}`],
    env: process.env,
    keepLines: 20,
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    receivers.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await eventually(
      async () => {
        if (!child.isRunning()) return;
        if (!(await fetch(`http://${address}/-/ready`)).ok) throw new Error('it is not ready');
      },
      { timeoutMs: 30_000, intervalMs: 250 },
    );
    if (!child.isRunning()) throw new AutosyncError('alertmanager-ended', child.output());
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, since: (from) => pages.filter(({ at }) => at >= from), stop };
}
