import { AutosyncError, newId } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import type { TopicMessage } from '../../support/kafka.ts';
import { readEvents } from '../invariants.ts';
import { startKafkaWithLogin, type Login } from '../kafka-with-login.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';
import { mounted } from './mounted.ts';
import { noneRestarted, restartsOf } from './restarts.ts';
import { rolledOut } from './rollout.ts';
import { served } from './served.ts';
import { whileBatchesRun } from './steady-batches.ts';

/** Those that speak with Kafka. */
const speakers = Object.values(components).filter((name) => name !== 'gateway' && name !== 'console');

function newLogin(username: string): Login {
  return { username, password: newId() };
}

/** @throws AutosyncError 'let-in' when Kafka does not refuse that login, asked from one of our pods. */
async function refused({ kubectl, release }: Place, { username, password }: Login): Promise<string> {
  const variables = [
    'KAFKA_SASL_USERNAME_FILE=',
    'KAFKA_SASL_PASSWORD_FILE=',
    `KAFKA_SASL_USERNAME=${username}`,
    `KAFKA_SASL_PASSWORD=${password}`,
  ];
  const command = ['env', ...variables, 'autosync-admin', 'check', 'scheduler'];
  const pod = `deployment/${release.fullName}-scheduler`;
  const { code, stdout, stderr } = await kubectl.attempt(['exec', pod, '--', ...command], { timeoutMs: 180_000 });
  const said = `${stdout}${stderr}`;
  if (code !== 0 && said.includes('Kafka refuses the login')) return 'the login of before is refused';
  throw new AutosyncError('let-in', `a check with the login of before ended with ${code}:\n${said}`);
}

/**
 * The release moves to an empty Kafka that asks for a login. Then its user is changed as the chart's README says, while batches
 * run: the brokers know both, the secret names the new one, and the old one goes. No pod is replaced for it.
 */
export async function rotateKafkaLogin(
  place: Place,
  { traffic, heard }: { traffic: Traffic; heard: TopicMessage[] },
  say: (line: string) => void,
): Promise<Books[]> {
  const { kubectl, release } = place;
  const [before, after] = [newLogin('before'), newLogin('after')];
  heard.push(...(await readEvents(place)));
  const kafka = await startKafkaWithLogin(kubectl, { release, logins: [before, after] });
  await kafka.giveOut(before);
  await release.moveToKafka(kafka);
  await rolledOut(place);
  await served(place);
  const company = await place.company('Other Kafka Ltd');
  const moved = await syncSome(company, { prefix: 'O', count: 25 });
  say(`on another Kafka, with a login: ${moved.line}`);

  const pods = await restartsOf(place);
  const { books, line } = await whileBatchesRun(place, { name: 'Changed login Ltd', prefix: 'F' }, async () => {
    const startedAt = performance.now();
    await kafka.giveOut(after);
    await mounted(place, { file: 'kafka-login/username', of: speakers, content: after.username });
    say(`every pod has the new file after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    await kafka.letIn([after]);
    say(`Kafka knows the new user only, and has been started again: ${await refused(place, before)}`);
  });
  say(line);
  const again = await syncSome(company, { prefix: 'I', count: 25 });
  say(`afterwards: ${again.line}`);
  await noneRestarted(place, pods);
  say(await traffic.sinceLast());
  return [books, { company, items: [...moved.books.items, ...again.books.items] }];
}
