import { existsSync } from 'node:fs';
import { cliFault } from '@autosync/cli';
import type { CheckedConfig } from './component-configs.ts';
import { loadComponent } from './load-component.ts';
import { sealedByKey } from './statements/sealed-by-key.ts';
import { silentKeyHolders } from './statements/silent-key-holders.ts';
import { reachKafka, reachPostgres, type Fault } from './statements/reach.ts';

type Environment = Record<string, string | undefined>;

/** What is wrong, and with which components. */
export type InstallationFault = { fault: string; components: string[] };

/** Where the chart's job sees every secret: the folder of a secret holds its keys. */
const SECRETS = '/etc/autosync/secrets/';

/**
 * The environment of each component, as the chart gives it: JSON in CHECK_COMPONENTS. What the job itself has in its
 * environment goes for all of them.
 */
export function environmentsOf(env: Environment): Map<string, Environment> {
  const text = env['CHECK_COMPONENTS'];
  if (!text) throw cliFault('usage', 'CHECK_COMPONENTS is missing: the chart gives it to the job "check".');
  const { CHECK_COMPONENTS: _, ...shared } = env;
  const given = componentsIn(text);
  return new Map(Object.entries(given).map(([component, own]) => [component, { ...shared, ...own }]));
}

function componentsIn(text: string): Record<string, Record<string, string>> {
  try {
    return JSON.parse(text) as Record<string, Record<string, string>>;
  } catch {
    throw cliFault('usage', 'CHECK_COMPONENTS is no JSON: the chart gives it to the job "check".');
  }
}

/** Files of secrets that are not there: path → the variable's fault, in the words of whoever makes secrets. */
function missingSecrets(env: Environment): Map<string, string> {
  const missing = new Map<string, string>();
  for (const [variable, path] of Object.entries(env)) {
    if (!variable.endsWith('_FILE') || !path?.startsWith(SECRETS) || existsSync(path)) continue;
    const [secret = '', key = ''] = path.slice(SECRETS.length).split('/');
    missing.set(path, `the secret ${secret} has no key ${key}, or is not there (${variable.replace(/_FILE$/, '')})`);
  }
  return missing;
}

/** What shares these variables shares the server and the login. */
function sameVariables(env: Environment, prefix: string): string {
  return JSON.stringify(Object.entries(env).filter(([name]) => name.startsWith(prefix)));
}

type Target = { where: string; components: string[]; reach: () => Promise<Fault> };

/** By what tells them apart, so that each login is tried once. */
function targetsOf(env: Environment, { database, lockDatabase, kafka }: CheckedConfig, waitMs: number) {
  const targets = new Map<string, Omit<Target, 'components'>>();
  const add = (where: string, prefix: string, reach: Target['reach']) =>
    targets.set(where + sameVariables(env, prefix), { where, reach });
  if (database) add('PostgreSQL', 'DATABASE_', () => reachPostgres(database, waitMs));
  if (lockDatabase)
    add('PostgreSQL, for the locks of companies', 'DATABASE_', () => reachPostgres(lockDatabase, waitMs));
  if (kafka) add('Kafka', 'KAFKA_', () => reachKafka(kafka, waitMs));
  return targets;
}

/** The same fault of several components is told once. */
function gather(faults: { component: string; fault: string }[]): InstallationFault[] {
  const components = Map.groupBy(faults, ({ fault }) => fault);
  return [...components].map(([fault, all]) => ({ fault, components: all.map(({ component }) => component) }));
}

/** Keys that components are about to lose, with what is still sealed with them. */
function keysLost(keyIds: readonly string[], sealed: ReadonlyMap<string, number>): string[] {
  return [...sealed]
    .filter(([keyId]) => !keyIds.includes(keyId))
    .map(
      ([keyId, count]) =>
        `TOKEN_KEYS has no key ${keyId}, which seals the tokens or secrets of ${count}: put it back until "autosync-admin tokens list" says that it may go`,
    );
}

/** A key that would seal at once, while processes run that nobody knows to be able to read it. */
function keyTooEarly(
  [first = '', ...others]: readonly string[],
  { sealed, silent }: { sealed: ReadonlyMap<string, number>; silent: readonly string[] },
): string[] {
  const before = others.find((keyId) => sealed.has(keyId));
  if (silent.length === 0 || sealed.has(first) || before === undefined) return [];
  return [
    `TOKEN_KEYS begins with ${first}, but what runs of ${silent.join(', ')} is of a release that does not say which keys it can read: put ${before} in front and ${first} behind it for this upgrade, and ${first} in front in the next one`,
  ];
}

/** As the migrations, which may look everywhere. */
async function keyFaults(configs: ReadonlyMap<string, CheckedConfig>): Promise<{ component: string; fault: string }[]> {
  const database = configs.get('migrations')?.database;
  if (database === undefined) return [];
  const sealed = await sealedByKey(database);
  const silent = sealed.size === 0 ? [] : await silentKeyHolders(database);
  return [...configs].flatMap(([component, { tokenKeys }]) =>
    tokenKeys === undefined
      ? []
      : [...keysLost(tokenKeys.keyIds, sealed), ...keyTooEarly(tokenKeys.keyIds, { sealed, silent })].map((fault) => ({
          component,
          fault,
        })),
  );
}

export type InstallationCheck = {
  /** How long a server that does not answer is asked again. */
  waitMs: number;
  /** The migrations give the services their logins: before they ran, only their own can work. */
  ownerOnly: boolean;
};

/** Every fault of an installation that is about to be made or changed, all at once. */
export async function checkInstallation(
  environments: ReadonlyMap<string, Environment>,
  { waitMs, ownerOnly }: InstallationCheck,
): Promise<InstallationFault[]> {
  const faults: { component: string; fault: string }[] = [];
  const targets = new Map<string, Target>();
  const configs = new Map<string, CheckedConfig>();
  for (const [component, env] of environments) {
    const missing = missingSecrets(env);
    faults.push(...[...missing.values()].map((fault) => ({ component, fault })));
    const config = await loadComponent(component, env);
    if (Array.isArray(config)) {
      const others = config.filter((fault) => ![...missing.keys()].some((path) => fault.includes(path)));
      faults.push(...others.map((fault) => ({ component, fault })));
      continue;
    }
    configs.set(component, config);
    const { kafka, ...logins } = config;
    const tried = ownerOnly && component !== 'migrations' ? {} : logins;
    for (const [key, target] of targetsOf(env, { ...tried, ...(kafka && { kafka }) }, waitMs)) {
      const known = targets.get(key) ?? { ...target, components: [] };
      known.components.push(component);
      targets.set(key, known);
    }
  }
  const reached = await Promise.all(
    [...targets.values()].map(async ({ where, components, reach }) => ({ where, components, fault: await reach() })),
  );
  const isReached = !reached.some(({ fault, components }) => fault !== undefined && components.includes('migrations'));
  if (isReached) faults.push(...(await keyFaults(configs)));
  return [
    ...gather(faults),
    ...reached.flatMap(({ where, components, fault }) =>
      fault === undefined ? [] : [{ fault: `${where}: ${fault}`, components }],
    ),
  ];
}
