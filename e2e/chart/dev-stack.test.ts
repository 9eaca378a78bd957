import { expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from '@autosync/dev-stack/servers';
import { scenarios } from './chart-files.ts';
import { podsOf } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

const own = ['--override', 'num.io.threads=2'];

describeWithHelm('the servers of the dev stack', (helm) => {
  const file = scenarios.find(({ name }) => name === 'dev-stack')!.file;
  const argsOf = (server: 'postgres' | 'kafka', args: readonly string[]) => {
    const { manifests } = render(helm, { files: [file], set: { [`devStack.${server}.args`]: args } });
    return podsOf(manifests).find(({ component }) => component === server)!.spec.containers[0]!.args;
  };

  it.each(['postgres', 'kafka'] as const)('%s gets the arguments that the values give, or none', (server) => {
    expect([argsOf(server, own), argsOf(server, [])]).toEqual([own, undefined]);
  });
});

it('Kafka is started with them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-start-'));
  try {
    // Stands in for Java, and says what it was asked to do.
    writeFileSync(join(folder, 'java'), '#!/bin/sh\necho "$@"\n');
    chmodSync(join(folder, 'java'), 0o755);
    const script = readFileSync(join(projectRoot, 'charts/autosync/dev-stack/kafka-start.sh'), 'utf8');
    writeFileSync(join(folder, 'start.sh'), script.replace('/data/', `${folder}/`));
    const env = { PATH: `${folder}:${process.env['PATH']}`, KAFKA_JVM_OPTIONS: '-Xmx1m', KAFKA_LIBS: 'libs' };
    const asked = execFileSync('sh', [join(folder, 'start.sh'), ...own], { env, encoding: 'utf8' });
    expect(asked).toMatch(
      /^-Xmx1m .* -cp libs kafka\.Kafka \/config\/server\.properties --override num\.io\.threads=2\n$/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
