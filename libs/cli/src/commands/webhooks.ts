import type { Command } from 'commander';
import { answered, type Webhook, type WebhookDelivery, type WebhookEventType } from '@autosync/client';
import { webhookDeliveryStates, webhookEvents, webhookEventTypes } from '@autosync/contracts';
import type { Act, Context } from '../context.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { toLimit } from '../page-limit.ts';
import { minuteOf, renderColumns } from '../render.ts';

const eventNames = webhookEventTypes.join(', ');
const DAY_S = 86_400;

const collect = (value: string, before: readonly string[] = []) => [...before, value];

const stateOf = ({ enabled, disabledReason, failingSince }: Webhook) => {
  if (!enabled) return disabledReason === null ? 'off' : `off: ${disabledReason}`;
  return failingSince === null ? 'on' : `on, failing since ${minuteOf(failingSince)}`;
};

function renderWebhook(webhook: Webhook): string[] {
  const { id, url, description, eventTypes, companyIds, contact, secrets } = webhook;
  return renderColumns([
    ['Id', id],
    ['Address', url],
    ['What it is for', description],
    ['State', stateOf(webhook)],
    ['Hears of', eventTypes.length === 0 ? 'everything' : eventTypes.join(', ')],
    ['Companies', companyIds.length === 0 ? 'all' : companyIds.join(', ')],
    ['Contact', contact === '' ? 'the operators' : contact],
    ...secrets.map(({ createdAt, expiresAt }) => [
      'Secret',
      `since ${minuteOf(createdAt)}${expiresAt === null ? '' : `, signs until ${minuteOf(expiresAt)}`}`,
    ]),
  ]);
}

/** Prints a secret, which is only in this answer. */
const renderSecret = (secret: string) => [`Secret  ${secret}`, 'It is shown now only: give it to the receiver.'];

function renderDelivery({ id, type, state, attemptCount, createdAt, nextAttemptAt, lastAttempt }: WebhookDelivery) {
  const { outcome, status, detail } = lastAttempt ?? { outcome: null, status: null, detail: null };
  const came = [status, detail ?? outcome].filter((part) => part !== null).join(' ');
  const next = nextAttemptAt === null ? '' : minuteOf(nextAttemptAt);
  return [minuteOf(createdAt), type, state, String(attemptCount), next, id, came];
}

const deliveryHeader = ['CREATED (UTC)', 'TYPE', 'STATE', 'TRIES', 'NEXT (UTC)', 'ID', 'WHAT CAME OF IT'];

async function list({ session, out }: Context): Promise<Ending> {
  const { client } = await session();
  const { data } = await answered(client.GET('/v1/webhooks'));
  const rows = data.items.map((webhook) => [webhook.id, stateOf(webhook), webhook.url, webhook.description]);
  const lines = renderColumns([['ID', 'STATE', 'ADDRESS', 'WHAT IT IS FOR'], ...rows]);
  await out.show(data, rows.length === 0 ? ['There is no webhook yet.'] : lines);
  return 'done';
}

type Settings = { event?: string[]; forCompany?: string[]; description?: string; contact?: string; url?: string };

/** The settings from the command line as the API takes them; "all" means every one. */
function settingsOf({ event, forCompany, ...rest }: Settings) {
  const unknown = event?.find((type) => type !== 'all' && !webhookEventTypes.some((one) => one === type));
  if (unknown !== undefined)
    throw cliFault('usage', `There is no event "${unknown}"; there are ${eventNames}, and all.`);
  const listed = (values: readonly string[]) => values.filter((value) => value !== 'all');
  const { description, contact, url } = rest;
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(contact !== undefined && { contact }),
    ...(event !== undefined && { eventTypes: listed(event) as WebhookEventType[] }),
    ...(forCompany !== undefined && { companyIds: listed(forCompany) }),
  };
}

async function create({ session, out, args: [url = ''], options }: Context<Settings>): Promise<Ending> {
  const body = { ...settingsOf(options), url };
  const { client } = await session();
  const { data } = await answered(client.POST('/v1/webhooks', { body }));
  await out.show(data, [...renderWebhook(data), ...renderSecret(data.secret)]);
  return 'done';
}

async function show({ session, out, args: [webhookId = ''] }: Context): Promise<Ending> {
  const { client } = await session();
  const { data } = await answered(client.GET('/v1/webhooks/{webhookId}', { params: { path: { webhookId } } }));
  await out.show(data, renderWebhook(data));
  return 'done';
}

/** Settings that are not given keep their value. Somebody else's change at the same moment is not overwritten. */
async function update({
  session,
  out,
  args: [webhookId = ''],
  options,
}: Context<Settings & { enabled?: boolean }>): Promise<Ending> {
  const changes = { ...settingsOf(options), ...(options.enabled !== undefined && { enabled: options.enabled }) };
  if (Object.keys(changes).length === 0) throw cliFault('usage', 'Say what is to change: --help tells what can.');
  const { client } = await session();
  const path = { webhookId };
  const { data: before, response } = await answered(client.GET('/v1/webhooks/{webhookId}', { params: { path } }));
  const { url, description, eventTypes, companyIds, contact, enabled } = before;
  const params = { path, header: { 'if-match': response.headers.get('etag') ?? '' } };
  const body = { url, description, eventTypes, companyIds, contact, enabled, ...changes };
  const { data } = await answered(client.PUT('/v1/webhooks/{webhookId}', { params, body }));
  await out.show(data, renderWebhook(data));
  return 'done';
}

async function remove({ session, out, args: [webhookId = ''] }: Context): Promise<Ending> {
  const { client } = await session();
  await answered(client.DELETE('/v1/webhooks/{webhookId}', { params: { path: { webhookId } } }));
  await out.show({ id: webhookId }, ['Removed, with its deliveries.']);
  return 'done';
}

async function rotate({
  session,
  out,
  args: [webhookId = ''],
  options: { days },
}: Context<{ days: string }>): Promise<Ending> {
  if (!/^[0-7]$/.test(days)) throw cliFault('usage', `--days is a number from 0 to 7, not "${days}".`);
  const { client } = await session();
  const params = { path: { webhookId } };
  const body = { overlapSeconds: Number(days) * DAY_S };
  const { data } = await answered(client.POST('/v1/webhooks/{webhookId}/rotate-secret', { params, body }));
  await out.show(data, [...renderWebhook(data), ...renderSecret(data.secret)]);
  return 'done';
}

async function test({ session, out, args: [webhookId = ''] }: Context): Promise<Ending> {
  const { client } = await session();
  const { data } = await answered(client.POST('/v1/webhooks/{webhookId}/test', { params: { path: { webhookId } } }));
  await out.show(data, renderColumns([deliveryHeader, renderDelivery(data)]));
  out.note(`"autosync webhooks deliveries ${webhookId}" tells what comes of it.`);
  return 'done';
}

type DeliveryOptions = { state?: string; limit: string };

async function deliveries({ session, out, args, options }: Context<DeliveryOptions>): Promise<Ending> {
  const [webhookId = '', deliveryId] = args;
  const { client } = await session();
  if (deliveryId !== undefined) {
    const params = { path: { webhookId, deliveryId } };
    const { data } = await answered(client.GET('/v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params }));
    const attempts = data.attempts.map(({ number, at, outcome, status, detail, answer }) => [
      String(number),
      minuteOf(at),
      [status, detail ?? outcome ?? 'under way', answer].filter((part) => part !== null).join(' '),
    ]);
    const lines = [
      ...renderColumns([['TRY', 'AT (UTC)', 'WHAT CAME OF IT'], ...attempts]),
      `webhook-id: ${data.eventId}`,
    ];
    await out.show(data, [...lines, data.body]);
    return 'done';
  }
  const limit = toLimit(options.limit);
  const state = webhookDeliveryStates.find((one) => one === options.state);
  if (options.state !== undefined && state === undefined) {
    throw cliFault('usage', `There is no state "${options.state}"; there are ${webhookDeliveryStates.join(', ')}.`);
  }
  const params = { path: { webhookId }, query: { limit, ...(state !== undefined && { state }) } };
  const { data } = await answered(client.GET('/v1/webhooks/{webhookId}/deliveries', { params }));
  const lines = renderColumns([deliveryHeader, ...data.items.map(renderDelivery)]);
  await out.show({ items: data.items }, data.items.length === 0 ? ['Nothing was sent.'] : lines);
  return 'done';
}

async function redeliver({ session, out, args, options }: Context<{ from?: string; to?: string }>): Promise<Ending> {
  const [webhookId = '', deliveryId] = args;
  const { from, to } = options;
  if ((deliveryId === undefined) === (from === undefined)) {
    throw cliFault('usage', 'Say which delivery, or with --from since when what failed is to be sent again.');
  }
  const { client } = await session();
  if (deliveryId !== undefined) {
    const params = { path: { webhookId, deliveryId } };
    const { data } = await answered(
      client.POST('/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver', { params }),
    );
    await out.show(data, renderColumns([deliveryHeader, renderDelivery(data)]));
    return 'done';
  }
  const body = { from: from ?? '', ...(to !== undefined && { to }) };
  const params = { path: { webhookId } };
  const { data } = await answered(client.POST('/v1/webhooks/{webhookId}/redeliver', { params, body }));
  await out.show(data, [`${data.count} are sent again.`]);
  if (data.more) out.note('There are more: give the same command again.');
  return 'done';
}

const withSettings = (command: Command) =>
  command
    .option('--event <type>', `what it hears of, may be given again: ${eventNames}, or all`, collect)
    .option('--for-company <id>', 'of which company it hears, may be given again, or all', collect)
    .option('--description <text>', 'what it is for')
    .option('--contact <address>', 'who hears by mail when it is switched off');

export function webhookCommands(program: Command, act: Act): void {
  const webhooks = program
    .command('webhooks')
    .summary('webhooks: programs that are told what happens')
    .description('Lists the webhooks of the key’s tenant; makes, changes, tries and removes them, and sends again.')
    .addHelpText(
      'after',
      `
Events:
${Object.entries(webhookEvents)
  .map(([type, meaning]) => `  ${type}: ${meaning}`)
  .join('\n')}

Examples:
  autosync webhooks create https://example.com/hooks/autosync --event batch.needs-attention
  autosync webhooks deliveries 0198c9f0-… --state failed
  autosync webhooks redeliver 0198c9f0-… --from 2026-11-01T00:00:00Z`,
    );
  webhooks.command('list', { isDefault: true }).summary('all of them').action(act(list));
  withSettings(webhooks.command('create').argument('<address>', 'where deliveries are posted: an https URL'))
    .summary('make one, and show its secret')
    .action(act(create));
  webhooks.command('show').argument('<webhook>', 'its id').summary('one of them').action(act(show));
  withSettings(webhooks.command('update').argument('<webhook>', 'its id'))
    .summary('change one; what is not said stays')
    .option('--url <address>', 'where deliveries are posted')
    .option('--enabled', 'switch it on')
    .option('--no-enabled', 'switch it off; what happens is kept and can be sent later')
    .action(act(update));
  webhooks
    .command('delete')
    .argument('<webhook>', 'its id')
    .summary('remove one, with its deliveries')
    .action(act(remove));
  webhooks
    .command('rotate-secret')
    .argument('<webhook>', 'its id')
    .summary('give it a new secret, and show it')
    .option('--days <days>', 'how long the old secret signs, too', '1')
    .action(act(rotate));
  webhooks.command('test').argument('<webhook>', 'its id').summary('send a test event').action(act(test));
  webhooks
    .command('deliveries')
    .argument('<webhook>', 'its id')
    .argument('[delivery]', 'one of them, with every try and what was posted')
    .summary('what was sent, and what came of it')
    .option('--state <state>', `one of ${webhookDeliveryStates.join(', ')}`)
    .option('--limit <number>', 'how many', '50')
    .action(act(deliveries));
  webhooks
    .command('redeliver')
    .argument('<webhook>', 'its id')
    .argument('[delivery]', 'only this one')
    .summary('send again: one, or what failed or was skipped in a span of time')
    .option('--from <instant>', 'made then or later, as 2026-11-01T00:00:00Z')
    .option('--to <instant>', 'and not after that')
    .action(act(redeliver));
}
