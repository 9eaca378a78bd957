import { expect, it } from 'vitest';
import { chartFiles, chartFolder, examples, refusals, scenarios } from './chart-files.ts';
import { containersOf, podsOf } from './manifests.ts';
import { faultsOfPod } from './pod-rules.ts';
import { refusal, render } from './render.ts';
import { runProgram } from './run-program.ts';
import { describeWithHelm } from './with-helm.ts';

describeWithHelm('the chart', (helm) => {
  it.each(scenarios)('lints and renders: $name', ({ file }) => {
    const lint = runProgram(helm, ['lint', '--strict', '--values', file, chartFolder]);
    expect({ ...lint, output: lint.succeeded || lint.output }).toMatchObject({ succeeded: true, output: true });
    const { manifests } = render(helm, { files: [file] });
    for (const { metadata } of manifests) expect(metadata.name.length).toBeLessThanOrEqual(63);
    const names = manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(scenarios)('starts only pods that keep the rules: $name', ({ file }) => {
    const pods = podsOf(render(helm, { files: [file] }).manifests);
    expect(pods.length).toBeGreaterThanOrEqual(6);
    expect(pods.flatMap(faultsOfPod)).toEqual([]);
  });

  it.each(scenarios)('gives no variable twice: $name', ({ file }) => {
    for (const pod of podsOf(render(helm, { files: [file] }).manifests)) {
      for (const { name, env = [] } of containersOf(pod)) {
        const variables = env.map((variable) => variable.name);
        expect([pod.owner, name, variables]).toEqual([pod.owner, name, [...new Set(variables)]]);
      }
    }
  });

  it.each(examples)('takes the example $name', ({ file }) => {
    const minimal = examples.find(({ name }) => name === 'minimal')!;
    expect(render(helm, { files: [minimal.file, file] }).manifests.length).toBeGreaterThan(15);
  });

  it.each(refusals)('refuses $name, with the reason', ({ file, parts }) => {
    const words = refusal(helm, { files: [file] });
    for (const part of parts) expect(words).toContain(part);
  });

  it('takes what skaffold dev installs', () => {
    const [file = ''] = chartFiles('skaffold/dev-values.yaml');
    const pods = podsOf(render(helm, { files: [file] }).manifests);
    const gateway = pods.find(({ component }) => component === 'gateway')!;
    expect(gateway.spec.containers[0]).toMatchObject({
      args: ['gateway'],
      securityContext: { readOnlyRootFilesystem: false },
    });
    expect(gateway.spec.initContainers![0]).not.toHaveProperty('command');
  });

  it('may be a dependency of another chart', () => {
    const [scenario] = scenarios;
    const set = { global: { imageRegistry: 'mirror.example.com', other: 1 }, enabled: true };
    expect(render(helm, { files: [scenario!.file], set }).text).toContain('image: "mirror.example.com/autosync:');
  });
});
