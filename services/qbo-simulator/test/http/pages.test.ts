import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { html } from '../../src/page/html.ts';
import { realmId, request, salesForm, startSimulator } from '../support/simulator.ts';
import type { Reply, Running } from '../support/simulator.ts';

const NASTY = `<script>alert("1")</script>'&`;

describe('the page', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator({ company: { name: `Acme ${NASTY}` } });
  });

  afterEach(() => simulator.stop());

  const open = (path: string) => request(`${simulator.baseUrl}${path}`);

  /** Sends a form as a browser does, and returns the page that it is redirected to. */
  function submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Reply> {
    return request(`${simulator.baseUrl}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** The table row that contains a text, without its tags. */
  function rowWith(page: Reply, text: string): string {
    const rows = page.text.split(/<tr[ >]/).map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '));
    return rows.find((row) => row.includes(text)) ?? '';
  }

  async function newInvoice(amount = 100) {
    const { Id } = await simulator.create('Customer', { DisplayName: NASTY });
    const [line] = salesForm(Id)['Line'] as object[];
    const lines = [{ ...line, Amount: amount }];
    return simulator.create('Invoice', salesForm(Id, { DocNumber: '<b>7</b>', Line: lines }));
  }

  it('lists companies and calls, says how to point a client, and escapes everything', async () => {
    await newInvoice();
    await simulator.api('POST', `/customer?requestid=${encodeURIComponent('<i>')}`, { DisplayName: '' });
    const home = await open('/');
    expect(home.status).toBe(200);
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(rowWith(home, realmId)).toContain('1 100.00');
    expect(home.text).toContain(`${simulator.baseUrl}/oauth2/v1/tokens/bearer`);
    expect(rowWith(home, 'create Invoice')).toContain('✓ 200 ok');
    expect(rowWith(home, 'create Customer')).toContain('✗ 400 rejected');
    const company = await open(`/companies/${realmId}`);
    for (const page of [home, company]) {
      expect(page.text).not.toMatch(/<script|<i>|<b>7|https?:\/\/(?!127\.0\.0\.1)/);
      expect(page.text).toContain('<html lang="en">');
    }
  });

  it('every table has a caption and headings, every field a label, and a status is in words', async () => {
    await newInvoice();
    const { text } = await open(`/companies/${realmId}`);
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    expect(count(/<table/g)).toBeGreaterThan(2);
    expect(count(/<caption/g)).toBe(count(/<table/g));
    expect(count(/<th scope="col"/g)).toBe(count(/<th[ >]/g));
    expect(count(/<label/g)).toBe(count(/<select/g) + count(/<input(?![^>]*hidden)/g));
    expect(text).toContain('○ Open');
  });

  it('a person receives a payment in part, then the rest, and sees it on the invoice', async () => {
    const invoice = await newInvoice();
    const pay = { customerId: '1', invoiceId: invoice.Id, amount: '40' };
    const partly = await submit(`/companies/${realmId}/receive-payment`, pay);
    expect(partly.text).toContain('receive payment');
    expect(rowWith(partly, '&#60;b&#62;7')).toMatch(/100\.00 60\.00 ◐ Partly paid/);
    const paid = await submit(`/companies/${realmId}/receive-payment`, { ...pay, amount: '60' });
    expect(rowWith(paid, '&#60;b&#62;7')).toMatch(/100\.00 0\.00 ✓ Paid/);
    expect(rowWith(paid, `Invoice ${invoice.Id}: 40.00`)).toContain('✓ Applied');
  });

  it('a person applies a credit, voids and deletes', async () => {
    const invoice = await newInvoice();
    const credit = await simulator.create('CreditMemo', salesForm('1', { DocNumber: 'C1' }));
    const page = await open(`/companies/${realmId}`);
    expect(page.text).toContain('/apply-credit');
    const apply = { creditMemoId: credit.Id, invoiceId: invoice.Id, amount: '30' };
    const applied = await submit(`/companies/${realmId}/apply-credit`, apply);
    expect(rowWith(applied, 'C1')).toContain('100.00 70.00');
    const other = await simulator.create('Invoice', salesForm('1', { DocNumber: 'V1' }));
    const voided = await submit(`/companies/${realmId}/void`, { entity: 'Invoice', id: other.Id });
    expect(rowWith(voided, 'V1')).toContain('⊘ Voided');
    const deleted = await submit(`/companies/${realmId}/delete`, { entity: 'Invoice', id: other.Id });
    expect(rowWith(deleted, 'V1')).toBe('');
  });

  it('a person closes the books and opens them again; a refusal is shown, not hidden', async () => {
    const invoice = await newInvoice();
    const closed = await submit(`/companies/${realmId}/close-books`, { date: '2999-12-31' });
    expect(closed.text).toContain('closed up to 2999-12-31');
    const refused = await submit(`/companies/${realmId}/void`, { entity: 'Invoice', id: invoice.Id });
    expect(refused.text).toMatch(/Refused:<\/strong>\s*The account period has closed/);
    const opened = await submit(`/companies/${realmId}/close-books`, { date: '' });
    expect(opened.text).toContain('The books are open');
  });

  it('makes a company with a seed', async () => {
    const made = await submit('/companies', { name: 'By hand', seed: 'us-services' });
    expect(rowWith(made, 'By hand')).not.toBe('');
    expect((await submit('/companies', { name: '', seed: 'us-services' })).text).toContain('Refused:');
  });

  it.each([
    ['another site', 403, `/companies/${realmId}/close-books`, { 'sec-fetch-site': 'cross-site' }],
    ['an unknown action', 404, `/companies/${realmId}/toString`, {}],
    ['an unknown company', 404, '/companies/1/close-books', {}],
  ])('refuses a form of %s', async (_what, status, path, headers) => {
    expect((await submit(path, { date: '2999-12-31' }, headers as Record<string, string>)).status).toBe(status);
    expect((await open(`/companies/${realmId}`)).text).toContain('The books are open');
  });

  it('shows the last hundred of many, and no page for a company that is not there', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'A' });
    for (let count = 0; count < 101; count += 1) await simulator.create('Invoice', salesForm(Id));
    expect((await open(`/companies/${realmId}`)).text).toContain('Invoices: the last 100 of 101');
    expect((await open('/companies/1')).status).toBe(404);
  });
});

describe('html', () => {
  // Named otherwise, so that the formatter does not treat it as HTML.
  const page = html;

  it('escapes texts, keeps Html, joins lists', () => {
    const list = ['<', '"'].map((text) => page`<li title="${text}">${text}</li>`);
    expect(page`<ul>${list}</ul>${3}`.html).toBe('<ul><li title="&#60;">&#60;</li><li title="&#34;">&#34;</li></ul>3');
  });
});
