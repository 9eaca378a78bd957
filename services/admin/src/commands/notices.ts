import type { Command } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, toCount, type Columns } from '../table.ts';

type MailRow = {
  tenantId: string | null;
  address: string;
  waiting: number;
  oldest: Date;
  attempts: number;
  lastError: string | null;
};

async function readMails(tx: Tx, limit: number): Promise<MailRow[]> {
  const { rows } = await tx.query<MailRow>({
    text: `select tenant_id as "tenantId", address, count(*)::int as waiting, min(created_at) as oldest,
        max(attempts)::int as attempts, max(last_error) as "lastError"
      from notify.mails where state = 'waiting' group by tenant_id, address order by oldest limit $1`,
    values: [limit],
  });
  return rows;
}

const mailColumns: Columns<MailRow> = {
  ADDRESS: ({ address }) => address,
  WAITING: ({ waiting }) => waiting,
  OLDEST: ({ oldest }) => at(oldest),
  TRIES: ({ attempts }) => attempts,
  'LAST ANSWER': ({ lastError }) => lastError,
  'TENANT ID': ({ tenantId }) => tenantId,
};

type Options = { limit: string };

async function mails({ db, out, options }: Context<Options>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  const rows = await db().withAllTenants((tx) => readMails(tx, limit));
  await showRows(out, { rows, columns: mailColumns, none: 'No mail waits.' });
  return 'done';
}

type WebhookRow = {
  tenantId: string;
  webhookId: string;
  receiver: string;
  waiting: number;
  nextAt: Date | null;
  failingSince: Date | null;
};

/** By receiver, without the path: addresses may hold secrets. */
async function readWebhooks(tx: Tx, limit: number): Promise<WebhookRow[]> {
  const { rows } = await tx.query<WebhookRow>({
    text: `select w.tenant_id as "tenantId", w.id as "webhookId", split_part(w.url, '/', 3) as receiver,
        count(*)::int as waiting, min(d.next_at) as "nextAt", w.failing_since as "failingSince"
      from notify.webhooks w join notify.webhook_deliveries d on d.webhook_id = w.id and d.state = 'waiting'
      where w.state = 'enabled'
      group by w.tenant_id, w.id order by waiting desc limit $1`,
    values: [limit],
  });
  return rows;
}

const webhookColumns: Columns<WebhookRow> = {
  RECEIVER: ({ receiver }) => receiver,
  WAITING: ({ waiting }) => waiting,
  'NEXT TRY': ({ nextAt }) => at(nextAt),
  'FAILING SINCE': ({ failingSince }) => at(failingSince),
  WEBHOOK: ({ webhookId }) => webhookId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

type AnswerRow = { outcome: string; status: number | null; detail: string | null; attempts: number; webhooks: number };

async function readAnswers(tx: Tx, limit: number): Promise<AnswerRow[]> {
  const { rows } = await tx.query<AnswerRow>({
    text: `select a.outcome, a.status, a.detail, count(*)::int as attempts, count(distinct d.webhook_id)::int as webhooks
      from notify.webhook_attempts a join notify.webhook_deliveries d on d.id = a.delivery_id
      where a.at > clock_timestamp() - interval '30 minutes'
      group by 1, 2, 3 order by attempts desc limit $1`,
    values: [limit],
  });
  return rows;
}

const answerColumns: Columns<AnswerRow> = {
  OUTCOME: ({ outcome }) => outcome,
  STATUS: ({ status }) => status,
  DETAIL: ({ detail }) => detail,
  TRIES: ({ attempts }) => attempts,
  WEBHOOKS: ({ webhooks }) => webhooks,
};

async function webhooks({ db, out, options }: Context<Options & { answers?: boolean }>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  await db().withAllTenants(async (tx) =>
    options.answers === true
      ? showRows(out, { rows: await readAnswers(tx, limit), columns: answerColumns, none: 'Nothing was sent of late.' })
      : showRows(out, { rows: await readWebhooks(tx, limit), columns: webhookColumns, none: 'No delivery waits.' }),
  );
  return 'done';
}

export function noticeCommands(program: Command, act: Act): void {
  program
    .command('mails')
    .summary('mails that wait, by address, the oldest first (notifier)')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(mails));
  program
    .command('webhooks')
    .summary('deliveries that wait, by webhook, the most first (notifier)')
    .option('--answers', 'instead: what receivers answered in the last half hour')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(webhooks));
}
