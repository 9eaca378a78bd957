import { fileURLToPath } from 'node:url';
import { chooseWay, describeWay, kafkaJars, loopback, startChild } from '@autosync/dev-stack/servers';
import { nameThisTestRun } from './exit-with-test-run.ts';
import { testServersVariable } from './test-servers.ts';

function show(message: string): void {
  process.stderr.write(`test servers: ${message}\n`);
}

/** Starts the process that owns the servers of this test run, and answers what ends it. The servers start when a test asks for them. */
export default async function setUp(): Promise<() => Promise<void>> {
  nameThisTestRun();
  // Downloads take longer than a test may, so they are done here: images, or the embedded servers' files, which single
  // tests need too.
  const choice = await chooseWay({ env: process.env, onProgress: show });
  show(describeWay(choice, process.env));
  // Without Java or Maven the tests that need Kafka fail with that reason.
  if (!process.env['KAFKA_BROKERS']) await kafkaJars(show).catch(() => undefined);
  const { promise: port, resolve, reject } = Promise.withResolvers<string>();
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./server-main.ts', import.meta.url))],
    env: { ...process.env, AUTOSYNC_STACK: choice.way },
    deathSignal: 'TERM', // when the runner is killed, it still removes the data
    onLine(line) {
      const [, kind, text = ''] = /^(listening on|progress:) (.*)$/.exec(line) ?? [];
      if (kind === 'listening on') resolve(text);
      else if (kind === 'progress:') show(text);
    },
  });
  void child.exited.then(() => reject(new Error(`the test servers ended:\n${child.output()}`)));
  process.env[testServersVariable] = `http://${loopback}:${await port}`;
  return async () => void (await child.stop({ deadlineMs: 15_000 }));
}
