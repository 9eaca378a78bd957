import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailFolder, type CaughtMail, type MailFolder } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { invoiceItem } from '../support/invoices.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

let running: OwnSystem;
let mails: MailFolder;
/** What happens at the moment at which the mail server has a mail and has not said so yet. */
let onMail: (mail: CaughtMail) => void = () => undefined;

beforeAll(async () => {
  running = await startOwnSystem(async ({ dataDir }) => {
    mails = await openMailFolder({ folder: join(dataDir, 'mails'), onMail: (mail) => onMail(mail) });
    return {
      types: ['invoices'],
      withNotifier: true,
      mailPort: mails.port,
      overrides: { notifier: { QUIET_MS: '0' } },
    };
  });
}, 400_000);
afterAll(async () => {
  await running?.stop();
  await mails?.stop();
}, 60_000);

async function toldCompany(name: string, address: string): Promise<Company> {
  const company = await running.company(name);
  const path = `/v1/companies/${company.id}/notifications`;
  const recipients = [{ address, about: [], types: [], when: 'atOnce' }];
  const body = { recipients, digestHour: 7 };
  expect(await company.must(path, { method: 'PUT', body, headers: { 'if-match': '*' } })).toMatchObject({
    recipients,
    mailInstalled: true,
  });
  return company;
}

const mailsTo = (address: string) => mails.mails.filter(({ to }) => to === address);

/** Waits until the notifier has taken every fact of the company's batches, and has nothing to look at or to send. */
async function allTold(company: Company): Promise<void> {
  await eventually(
    async () => {
      const batches = (await company.batches()).map(({ id }) => `batch ${id}`);
      const { rows } = await running.db.withAllTenants((tx) =>
        tx.query<{ taken: number; look_at: Date | null; waiting: number }>({
          text: `select (select count(*)::int from notify.inbox where id = any($2)) as taken, look_at,
              (select count(*)::int from notify.mails m where m.company_id = c.company_id and state = 'waiting') as waiting
            from notify.companies c where company_id = $1`,
          values: [company.id, batches],
        }),
      );
      expect(rows).toEqual([{ taken: batches.length, look_at: null, waiting: 0 }]);
    },
    { timeoutMs: 60_000, intervalMs: 200 },
  );
}

const page = async (answer: Response) => ({ status: answer.status, text: await answer.text() });

describe('a batch with records that fail', () => {
  it('ends in one mail, whose link tries exactly these records again; then there is silence', async () => {
    const company = await toldCompany('Northwind IT', 'anna@northwind.example');
    const wrong = [2, 4].map((n) => invoiceItem('N', n, { terms: 'Net 77' }));
    await company.bulk([invoiceItem('N', 1), invoiceItem('N', 3), ...wrong]);
    const first = await company.run();
    expect(await company.ended(first.id)).toMatchObject({ state: 'finishedWithError', counts: { failed: 2 } });
    await allTold(company);
    const [mail, ...more] = mailsTo('anna@northwind.example');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('[AutoSync] Northwind IT: 2 invoices could not be synced');
    for (const words of ['Net 77', 'N-2', 'N-4', 'What to do: ']) expect(mail?.text).toContain(words);
    for (const words of ['N-1', 'N-3']) expect(mail?.text).not.toContain(words);

    // The link says what it will do, and looking at it does nothing.
    const [link = ''] = /http\S+rerun-links\/\S+/.exec(mail?.text ?? '') ?? [];
    expect(mail?.html).toContain(link);
    expect(await page(await fetch(link))).toMatchObject({
      status: 200,
      text: expect.stringContaining('Try 2 records again?'),
    });
    expect(await company.batches()).toHaveLength(1);

    await running.simulator.create(company.realmId, 'Term', { Name: 'Net 77', Type: 'STANDARD', DueDays: 77 });
    expect(await page(await fetch(link, { method: 'POST' }))).toMatchObject({
      status: 200,
      text: expect.stringContaining('On its way'),
    });
    const [second] = (await company.batches()).filter(({ id }) => id !== first.id);
    expect(await company.ended(second?.id ?? '')).toMatchObject({ state: 'finished', counts: { total: 2 } });
    expect((await company.actions(second?.id ?? '')).map(({ externalId }) => externalId).toSorted()).toEqual([
      'N-2',
      'N-4',
    ]);
    expect((await page(await fetch(link, { method: 'POST' }))).text).toContain('This link was used');

    // Mended: nothing more is said, also after a batch in which nothing fails.
    await company.put(invoiceItem('N', 5));
    await company.ended((await company.run()).id);
    await allTold(company);
    expect(mailsTo('anna@northwind.example')).toHaveLength(1);
    const { rows } = await running.db.withAllTenants((tx) =>
      tx.query({ text: 'select kind from notify.matters where company_id = $1 and present', values: [company.id] }),
    );
    expect(rows).toEqual([]);
  }, 120_000);
});

/** What is killed, and at which moment of a batch that fails: so long after it began, or when the mail is handed over. */
const blows: readonly { what: string; when: number | 'mail' }[] = [
  { what: 'notifier', when: 'mail' },
  { what: 'notifier', when: 300 },
  { what: 'notifier', when: 900 },
  { what: 'batch-status', when: 200 },
  { what: 'batch-status', when: 700 },
  { what: 'sync-invoices', when: 300 },
  { what: 'scheduler', when: 0 },
  { what: 'gateway', when: 100 },
  { what: 'kafka', when: 400 },
  { what: 'postgres', when: 600 },
  { what: 'postgres', when: 'mail' },
];

describe('mails while processes are killed', () => {
  it('none is lost, none comes more than twice, and twice only under one Message-ID', async () => {
    const names = ['Adatum', 'Contoso', 'Fabrikam'];
    const companies = await Promise.all(
      names.map(async (name) => {
        const address = `${name.toLowerCase()}@drill.example`;
        return { address, company: await toldCompany(name, address) };
      }),
    );
    const strike = async (what: string): Promise<void> => {
      const { system, stack } = running;
      const handle = what === 'kafka' ? stack.kafka : what === 'postgres' ? stack.postgres : system.service(what);
      await handle.kill('SIGKILL');
      await handle.restart();
    };
    /** How many different mails of a company there are, and how often each came. */
    const told = (address: string) => Map.groupBy(mailsTo(address), ({ messageId }) => messageId);

    for (const [round, { what, when }] of blows.entries()) {
      let struck: Promise<void> | undefined;
      if (when === 'mail') {
        onMail = ({ to }) => {
          if (struck === undefined && to.endsWith('@drill.example')) struck = strike(what);
        };
      }
      const batches = await Promise.all(
        companies.map(async ({ company }) => {
          await company.put(invoiceItem('D', round, { terms: `Net ${700 + round}` }));
          return company.run();
        }),
      );
      if (when !== 'mail') {
        await new Promise((resolve) => setTimeout(resolve, when));
        struck = strike(what);
      }
      await eventually(() => struck !== undefined, { timeoutMs: 180_000 });
      await struck;
      onMail = () => undefined;
      for (const [n, { company, address }] of companies.entries()) {
        await company.ended(batches[n]?.id ?? '', 120_000);
        await allTold(company);
        const counts = [...told(address).values()].map((same) => same.length);
        expect({ round, what, address, mails: counts.length }).toEqual({ round, what, address, mails: round + 1 });
        expect(Math.max(...counts)).toBeLessThanOrEqual(2);
        expect(mailsTo(address).at(-1)?.text).toContain(`Net ${700 + round}`);
      }
    }
    const twice = companies.flatMap(({ address }) => [...told(address).values()].filter((same) => same.length === 2));
    process.stderr.write(`${twice.length} mails came twice\n`);
  }, 600_000);
});
