import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItems } from '../../support/invoices.ts';
import type { Books } from '../../support/invariants/books.ts';
import type { BatchUnderWay } from '../../support/under-way.ts';
import type { Pager } from '../pager.ts';
import type { Place } from '../place.ts';
import type { Alert, Prometheus } from '../prometheus.ts';
import type { Traffic } from '../traffic.ts';
import { finished } from './demo.ts';
import { rolledOut } from './rollout.ts';
import { served } from './served.ts';

/** What stops all syncing is paged within five minutes; Alertmanager waits for 30 s of them (alertmanager.example.yaml). */
const pagedMs = 270_000;
const sentMs = 60_000;
const overMs = 600_000;

export type Outage = {
  what: string;
  alert: string;
  /** Answers the batches that wait for its end, if it made any. */
  strike(place: Place): Promise<BatchUnderWay[] | void>;
  mend(place: Place): Promise<void>;
};

function scaled(component: string, replicas: number) {
  return async ({ kubectl, release }: Place): Promise<void> => {
    await kubectl.run(['scale', `deployment/${release.fullName}-${component}`, `--replicas=${replicas}`]);
  };
}

const cut = 'autosync.test/cut';

/** Nobody finds the server any more; its data stay where they are. Undone by null. */
function select(server: string, value: 'yes' | null) {
  const patch = JSON.stringify({ spec: { selector: { [cut]: value } } });
  return async ({ kubectl, release }: Place): Promise<void> => {
    await kubectl.run(['patch', `service/${release.fullName}-${server}`, '--patch', patch]);
  };
}

/** A server of the dev stack that is not reached, and whose connections end: its container is started again. */
function unreachable(server: string, signal: string): Pick<Outage, 'strike' | 'mend'> {
  return {
    async strike(place) {
      await select(server, 'yes')(place);
      const { kubectl, release } = place;
      const end = ['--', 'sh', '-c', `kill -${signal} 1`];
      await kubectl.attempt(['exec', `deployment/${release.fullName}-${server}`, ...end]);
    },
    mend: select(server, null),
  };
}

const companies = 3;
const records = 20;

/** Only who asks QuickBooks sees it. */
const quickBooksDown: Outage = {
  what: 'QuickBooks answers 503',
  alert: 'AutoSyncQuickbooksDown',
  async strike(place) {
    const asking = await Promise.all(
      Array.from({ length: companies }, (_none, index) => place.company(`Asking ${index} Ltd`)),
    );
    await place.simulator.addFault({ times: 1_000_000, fault: { kind: 'status', status: 503, body: '' } });
    const items = invoiceItems('Q', records);
    const waiting: BatchUnderWay[] = [];
    for (const company of asking) {
      await company.bulk(items);
      waiting.push({ company, items, id: (await company.run()).id });
    }
    return waiting;
  },
  async mend({ simulator }) {
    await simulator.clearFaults();
  },
};

export const outages: readonly Outage[] = [
  { what: 'no PostgreSQL', alert: 'AutoSyncPostgresUnreachable', ...unreachable('postgres', 'INT') },
  { what: 'no Kafka', alert: 'AutoSyncKafkaUnreachable', ...unreachable('kafka', 'TERM') },
  {
    what: 'no scheduler',
    alert: 'AutoSyncSchedulerStalledUnknown',
    strike: scaled('scheduler', 0),
    mend: scaled('scheduler', 2),
  },
  {
    what: 'no gateway',
    alert: 'AutoSyncGatewayErrorsUnknown',
    strike: scaled('gateway', 0),
    mend: scaled('gateway', 2),
  },
  quickBooksDown,
];

function isPage({ labels }: Alert): boolean {
  return labels['severity'] === 'critical';
}

const nameOf = ({ labels }: Alert): string => labels['alertname'] ?? '';

/** @throws AutosyncError 'paged-for-nothing' when somebody is paged though nothing is wrong. */
export async function nobodyIsPaged(prometheus: Prometheus): Promise<void> {
  const pages = (await prometheus.firing()).filter(isPage);
  if (pages.length > 0) throw new AutosyncError('paged-for-nothing', pages.map(nameOf).join(', '));
}

/** The alerts that fire when that of the outage does. */
function untilPaged(prometheus: Prometheus, { alert }: Outage): Promise<Alert[]> {
  return eventually(
    async () => {
      const firing = await prometheus.firing();
      if (firing.some((one) => isPage(one) && nameOf(one) === alert)) return firing;
      throw new AutosyncError('not-paged', `there fire: ${firing.map(nameOf).join(', ') || 'none'}`);
    },
    { timeoutMs: pagedMs, intervalMs: 2000 },
  );
}

const minutesSince = (at: number): string => ((Date.now() - at) / 60_000).toFixed(1);

/** Something is away: its page comes in time, whoever is on duty gets no other, and it goes when that is back. */
export async function page(
  place: Place,
  given: { outage: Outage; prometheus: Prometheus; pager: Pager | undefined; traffic: Traffic },
  say: (line: string) => void,
): Promise<Books[]> {
  const { outage, prometheus, pager, traffic } = given;
  await nobodyIsPaged(prometheus);
  const startedAt = Date.now();
  const pages = (): string[] => (pager?.since(startedAt) ?? []).map(({ alert }) => alert);
  const waiting = await traffic.bear(async () => {
    const batches = (await outage.strike(place)) ?? [];
    try {
      const firing = await untilPaged(prometheus, outage);
      const others = firing.map(nameOf).filter((name) => name !== outage.alert);
      const beside = others.length > 0 ? `, beside ${others.join(', ')}` : '';
      say(`${outage.alert} fires after ${minutesSince(startedAt)} min${beside}`);
      if (pager) {
        await eventually(() => pages().includes(outage.alert), { timeoutMs: sentMs, intervalMs: 500 });
        say(`its page comes after ${minutesSince(startedAt)} min`);
      }
    } finally {
      await outage.mend(place);
    }
    await rolledOut(place);
    await served(place);
    await eventually(() => nobodyIsPaged(prometheus).then(() => true), { timeoutMs: overMs, intervalMs: 5000 });
    return batches;
  });
  for (const { company, id } of waiting) say(await finished(company, id, overMs));
  if (pager && pages().join() !== outage.alert) throw new AutosyncError('paged-otherwise', pages().join(', '));
  say(`and nobody is paged any more; ${await traffic.sinceLast()}`);
  return waiting;
}
