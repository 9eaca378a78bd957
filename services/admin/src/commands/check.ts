import { type Command, cliFault, type Ending } from '@autosync/cli';
import { AutosyncError } from '@autosync/core';
import { componentConfigs, type CheckedConfig } from '../component-configs.ts';
import type { Act, Context } from '../context.ts';
import { reachKafka, reachPostgres } from '../statements/reach.ts';

/** The faults of the configuration, or the configuration. */
async function load(component: string, env: Context['env']): Promise<CheckedConfig | string[]> {
  const loadIt = componentConfigs[component];
  if (loadIt === undefined) {
    const known = Object.keys(componentConfigs).join(', ');
    throw cliFault('usage', `There is no component "${component}"; there are ${known}.`);
  }
  try {
    return await loadIt(env);
  } catch (error) {
    if (error instanceof AutosyncError && Array.isArray(error.details['faults']))
      return error.details['faults'] as string[];
    throw error;
  }
}

async function faultsOf(component: string, { env, options }: Context<{ reach?: boolean }>): Promise<string[]> {
  const config = await load(component, env);
  if (Array.isArray(config)) return config;
  if (options.reach === false) return [];
  const { database, lockDatabase, kafka } = config;
  const [postgres, session, brokers] = await Promise.all([
    database && reachPostgres(database),
    lockDatabase && reachPostgres(lockDatabase),
    kafka && reachKafka(kafka),
  ]);
  return [
    ...(postgres === undefined ? [] : [`PostgreSQL: ${postgres}`]),
    ...(session === undefined || session === postgres ? [] : [`PostgreSQL, for the locks of companies: ${session}`]),
    ...(brokers === undefined ? [] : [`Kafka: ${brokers}`]),
  ];
}

async function check(context: Context<{ reach?: boolean }>): Promise<Ending> {
  const [component = ''] = context.args;
  const faults = await faultsOf(component, context);
  const lines =
    faults.length === 0
      ? [`${component}: everything is as it should be.`]
      : faults.map((fault) => `${component}: ${fault}`);
  await context.out.show({ component, ok: faults.length === 0, faults }, lines);
  return faults.length === 0 ? 'done' : 'failed';
}

export function checkCommand(program: Command, act: Act): void {
  program
    .command('check')
    .argument('<component>', `one of ${Object.keys(componentConfigs).join(', ')}`)
    .summary('is a component configured, and does it reach PostgreSQL and Kafka? (a pod of that component)')
    .description(
      'Its configuration as it loads it itself, with every fault; then the logins. Ends with 1 where something is wrong.',
    )
    .option('--no-reach', 'only the configuration')
    .action(act(check));
}
