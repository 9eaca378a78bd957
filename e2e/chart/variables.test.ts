import { expect, it } from 'vitest';
import { scenarios } from './chart-files.ts';
import { components, settingVariablesOf, variablesOf, type Component } from './component-settings.ts';
import { containersOf, podsOf, type Container } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

/** The name of a component's container, which is the argument of the image. */
function containerName(component: Component): string {
  if (component === 'simulator') return 'qbo-simulator';
  return component.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Of the chart's own: those of certificates are named so by the services themselves. */
const isFile = (name: string) =>
  /^(DATABASE_(SESSION_)?(URL|USER|PASSWORD)|KAFKA_SASL_(USERNAME|PASSWORD)|PEER_TOKENS|OTEL_EXPORTER_OTLP_HEADERS)_FILE$/.test(
    name,
  );

/** Variables that a scenario adds by extraEnv, to see that it can. */
const added = ['TZ'];

describeWithHelm('the variables of the services in the chart', (helm) => {
  const rendered = new Map<string, Set<string>>();

  function see({ name, env = [] }: Container): void {
    const seen = rendered.get(name) ?? new Set<string>();
    // A variable may come as the file that it is in.
    for (const variable of env) seen.add(isFile(variable.name) ? variable.name.replace(/_FILE$/, '') : variable.name);
    rendered.set(name, seen);
  }

  it('are seen in every scenario', () => {
    for (const { file } of scenarios)
      podsOf(render(helm, { files: [file] }).manifests)
        .flatMap(containersOf)
        .forEach(see);
    for (const component of components) expect([...rendered.keys()]).toContain(containerName(component));
  }, 120_000);

  it.each(components)('%s: every one can be given, as a setting or by the templates', (component) => {
    const given = new Set([...(rendered.get(containerName(component)) ?? []), ...settingVariablesOf(component)]);
    expect(variablesOf(component).filter((variable) => !given.has(variable))).toEqual([]);
  });

  it.each(components)('%s: none is invented', (component) => {
    const known = new Set([...variablesOf(component), ...added]);
    const inChart = [...(rendered.get(containerName(component)) ?? [])];
    expect(inChart.filter((variable) => !known.has(variable))).toEqual([]);
  });

  it.each(components)('%s: none that the templates set is a setting, too', (component) => {
    const settings = new Set(settingVariablesOf(component));
    const used = component === 'gateway' ? ['TRUSTED_PROXIES'] : [];
    const both = [...(rendered.get(containerName(component)) ?? [])].filter((variable) => settings.has(variable));
    expect(both).toEqual(used);
  });

  it('numbers stay numbers', () => {
    const [scenario] = scenarios.filter(({ name }) => name === 'dev-stack');
    const set = { 'scheduler.settings': { RETENTION_MS: 691_200_000 } };
    expect(render(helm, { files: [scenario!.file], set }).text).toContain('value: "691200000"');
  });
});
