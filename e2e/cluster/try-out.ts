import { findProgram } from '@autosync/dev-stack';
import type { Books } from '../support/invariants/books.ts';
import type { TopicMessage } from '../support/kafka.ts';
import type { Company } from '../support/tenant.ts';
import { checkEverything } from './invariants.ts';
import type { Kubectl } from './kubectl.ts';
import { nameOf, type ClusterOptions, type Stage } from './options.ts';
import { chooseLocalPorts, openPlace, urlOf, type Place } from './place.ts';
import { startPager, type Pager } from './pager.ts';
import { createRelease, type Release } from './release.ts';
import { startPrometheus, type Prometheus } from './prometheus.ts';
import type { StepRunner } from './step-runner.ts';
import { demo, finished } from './steps/demo.ts';
import { drain } from './steps/drain.ts';
import { checkRoutes } from './steps/check-routes.ts';
import { createNamespace, install } from './steps/install.ts';
import { crash, forcedDelete, loseWorker } from './steps/lose-worker.ts';
import { lookAtPanels } from './steps/look-at-panels.ts';
import { outages, page } from './steps/page.ts';
import { replacePostgres } from './steps/replace-postgres.ts';
import { restore } from './steps/restore.ts';
import { rotateAppSecret } from './steps/rotate-app-secret.ts';
import { rotateKafkaLogin } from './steps/rotate-kafka-login.ts';
import { rotatePasswords } from './steps/rotate-password.ts';
import { rotateTokenKeys } from './steps/rotate-token-keys.ts';
import { scaleWorkers } from './steps/scale-workers.ts';
import { listEverything, uninstall } from './steps/uninstall.ts';
import { rollback, upgrade } from './steps/upgrade.ts';
import { worstBodies } from './steps/worst-bodies.ts';
import { wrongValues } from './steps/wrong-values.ts';
import { runTool } from './tool.ts';
import { startTraffic, type Traffic } from './traffic.ts';

type Given = {
  kubectl: Kubectl;
  options: ClusterOptions;
  steps: StepRunner;
  /** Adds what must be put right in the cluster however this ends. */
  defer(step: () => Promise<unknown>): void;
};

/** What the API is asked all the time, the company whose records that stores, and what was in topics that are gone. */
type InUse = { traffic: Traffic; watched: Company; heard: TopicMessage[] };

/** Its pods are replaced and lost, in all the ways in which clusters do that. */
async function losePods(place: Place, { steps, defer }: Given, { traffic }: InUse): Promise<Books[]> {
  return [
    await steps.run('rolling upgrade while batches run', (say) => upgrade(place, traffic, say)),
    await steps.run('worker crashed in the middle of a batch', (say) =>
      loseWorker(place, { loss: crash, traffic }, say),
    ),
    await steps.run('worker’s pod killed in the middle of a batch', (say) =>
      loseWorker(place, { loss: forcedDelete, traffic }, say),
    ),
    await steps.run('drain, held back by the budgets, and uncordon', (say) =>
      drain(place, { traffic, revision: '2', defer }, say),
    ),
    await steps.run('rollback', (say) => rollback(place, traffic, say)),
    await steps.run('workers scaled 1 → 5 → 1 while batches run', (say) => scaleWorkers(place, traffic, say)),
  ];
}

/** What its operators do to it, and some of its users. */
async function operate(place: Place, { options, steps }: Given, { traffic, watched, heard }: InUse): Promise<Books[]> {
  const { image, storageClass } = options;
  const books = [await steps.run('passwords of PostgreSQL changed', (say) => rotatePasswords(place, traffic, say))];
  books.push(
    ...(await steps.run('the key that seals tokens changed while batches run', (say) =>
      rotateTokenKeys(place, traffic, say),
    )),
  );
  books.push(
    ...(await steps.run('the secret of the Intuit app changed while batches run', (say) =>
      rotateAppSecret(place, traffic, say),
    )),
  );
  const hasVolume = storageClass !== undefined;
  books.push(
    await steps.run('PostgreSQL replaced on its data in the middle of a batch', (say) =>
      replacePostgres(place, { traffic, hasVolume }, say),
    ),
  );
  await steps.run('the worst bodies', (say) => worstBodies(place, { traffic, image: nameOf(image) }, say));
  await steps.run('wrong values are refused', (say) => wrongValues(place, { traffic, image }, say));
  books.push(await steps.run('restored from a backup', (say) => restore(place, { traffic, watched }, say)));
  books.push(
    ...(await steps.run('the login at Kafka changed while batches run', (say) =>
      rotateKafkaLogin(place, { traffic, heard }, say),
    )),
  );
  return books;
}

/** What its boards and alerts say while all is well, and then when what it needs is away. */
async function watch(
  place: Place,
  { steps }: Given,
  { traffic, prometheus, pager }: { traffic: Traffic; prometheus: Prometheus; pager: Pager | undefined },
): Promise<Books[]> {
  if (findProgram('amtool')) {
    await steps.run('alerts go where the example says', (say) => checkRoutes(prometheus, say));
  } else {
    steps.skip('alerts go where the example says', 'there is no amtool on the PATH');
  }
  const books = [
    await steps.run('every panel shows something', (say) => lookAtPanels(place, { prometheus, traffic }, say)),
  ];
  for (const outage of outages) {
    const run = (say: (line: string) => void) => page(place, { outage, prometheus, pager, traffic }, say);
    books.push(...(await steps.run(`paged: ${outage.what}`, run)));
  }
  return books;
}

/** The same with servers that see it: a Prometheus, and where there is one an Alertmanager. */
async function monitor(place: Place, given: Given, { traffic }: InUse): Promise<Books[]> {
  const { steps } = given;
  if (!findProgram('prometheus')) {
    steps.skip('alerts', 'there is no prometheus on the PATH');
    return [];
  }
  const pager = findProgram('alertmanager') ? await startPager() : undefined;
  if (!pager) steps.skip('one page for each outage', 'there is no alertmanager on the PATH');
  try {
    const prometheus = await steps.run('a Prometheus scrapes every pod', () => startPrometheus(place, pager));
    try {
      return await watch(place, given, { traffic, prometheus, pager });
    } finally {
      await prometheus.stop();
    }
  } finally {
    await pager?.stop();
  }
}

const doStage: Record<Stage, typeof operate> = { pods: losePods, operators: operate, alerts: monitor };

/** What happens to an installation that is in use, with requests to its API all the time. */
async function disturb(place: Place, given: Given, first: Books): Promise<void> {
  const { options, steps } = given;
  const { kubectl, release, tenant } = place;
  const watched = await place.company('Traffic Ltd');
  const traffic = await steps.run('API requests all the time, from inside the cluster', () =>
    startTraffic(kubectl, { release, image: nameOf(options.image), key: tenant.key, companyId: watched.id }),
  );
  const books = [first];
  const inUse: InUse = { traffic, watched, heard: [] };
  for (const stage of options.stages) books.push(...(await doStage[stage](place, given, inUse)));
  await steps.run('everything the API took is in QuickBooks, once; all invariants hold', async (say) => {
    const items = await traffic.stop();
    const { id } = await watched.run();
    say(await finished(watched, id, 300_000));
    books.push({ company: watched, items });
    say(await checkEverything(place, { books, heard: inUse.heard, withinMs: 60_000 }));
  });
}

async function use(release: Release, ports: Awaited<ReturnType<typeof chooseLocalPorts>>, given: Given): Promise<void> {
  const { kubectl, steps } = given;
  const place = await steps.run('a tenant, through the gateway’s Service', () => openPlace(kubectl, release, ports));
  try {
    const books = await steps.run('a demo company: batches Finished', (say) => demo(place, say));
    await disturb(place, given, books);
  } finally {
    await place.close();
  }
}

/** All steps, from nothing to nothing. Throws what the first step throws that fails. */
export async function tryOut(given: Given): Promise<void> {
  const { kubectl, options, steps } = given;
  const { load } = options;
  if (load !== undefined) {
    await steps.run(
      'images loaded',
      async () => void (await runTool('sh', { args: ['-c', load], timeoutMs: 900_000 })),
    );
  }
  const ports = await chooseLocalPorts();
  const release = createRelease(kubectl, { name: 'try', options, publicUrl: urlOf(ports.gateway) });
  const before = await steps.run(`namespace ${kubectl.namespace}, Pod Security restricted`, async () => {
    await createNamespace(kubectl);
    return listEverything(kubectl);
  });
  await steps.run('install with devStack', (say) => install(kubectl, release, say));
  await steps.run('helm test', async () => void (await release.test()));
  await use(release, ports, given);
  await steps.run('uninstall leaves nothing', () => uninstall(kubectl, { release, before }));
}
