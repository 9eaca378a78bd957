import { type Command, cliFault, type Ending } from '@autosync/cli';
import { componentConfigs } from '../component-configs.ts';
import type { Act, Context } from '../context.ts';
import { checkInstallation, environmentsOf } from '../installation-check.ts';
import { loadComponent } from '../load-component.ts';
import { reachKafka, reachPostgres } from '../statements/reach.ts';

type Options = { reach?: boolean; installation?: boolean; wait?: string; ownerOnly?: boolean };

async function faultsOf(component: string, { env, options }: Context<Options>): Promise<string[]> {
  const config = await loadComponent(component, env);
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

async function checkComponent(component: string, context: Context<Options>): Promise<Ending> {
  const faults = await faultsOf(component, context);
  const lines =
    faults.length === 0
      ? [`${component}: everything is as it should be.`]
      : faults.map((fault) => `${component}: ${fault}`);
  await context.out.show({ component, ok: faults.length === 0, faults }, lines);
  return faults.length === 0 ? 'done' : 'failed';
}

function waitMsOf({ wait = '30' }: Options): number {
  if (!/^\d{1,4}$/.test(wait)) throw cliFault('usage', `--wait is a number of seconds, not "${wait}".`);
  return Number(wait) * 1000;
}

/** What this prints is the termination message of the chart's job: few lines. */
async function checkAll({ env, options, out }: Context<Options>): Promise<Ending> {
  const environments = environmentsOf(env);
  const waitMs = waitMsOf(options);
  const faults = await checkInstallation(environments, { waitMs, ownerOnly: options.ownerOnly === true });
  const checked = [...environments.keys()];
  const lines =
    faults.length === 0
      ? [`Everything is as it should be: ${checked.join(', ')}.`]
      : [
          'AutoSync cannot be installed like this; nothing was changed:',
          ...faults.map(({ fault, components }) => `- ${fault} [${components.join(', ')}]`),
        ];
  await out.show({ ok: faults.length === 0, checked, faults }, lines);
  return faults.length === 0 ? 'done' : 'failed';
}

async function check(context: Context<Options>): Promise<Ending> {
  const [component] = context.args;
  const { installation = false } = context.options;
  if (installation === (component !== undefined)) throw cliFault('usage', 'Name a component, or give --installation.');
  return component === undefined ? checkAll(context) : checkComponent(component, context);
}

export function checkCommand(program: Command, act: Act): void {
  program
    .command('check')
    .argument('[component]', `one of ${Object.keys(componentConfigs).join(', ')}`)
    .summary('is a component configured, and does it reach PostgreSQL and Kafka? (a pod of that component)')
    .description(
      'Its configuration as it loads it itself, with every fault; then the logins. Ends with 1 where something is wrong.',
    )
    .option('--no-reach', 'only the configuration')
    .option(
      '--installation',
      'every component of CHECK_COMPONENTS, as the job of the chart does before an installation',
    )
    .option('--wait <seconds>', 'with --installation: how long a server that does not answer is asked again', '30')
    .option('--owner-only', "with --installation: not the services' logins, which the migrations are about to make")
    .action(act(check));
}
