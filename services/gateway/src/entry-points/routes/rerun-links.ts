import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRecordType } from '@autosync/contracts';
import { deterministicId, errorCode, toError } from '@autosync/core';
import { stillFailedRecords } from '@autosync/records';
import type { Company } from '../../data-access/companies.ts';
import { MOST_RECORD_IDS, type BatchOrder } from '../../domain/batch-order.ts';
import { startBatch } from '../../operations/start-batch.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireNotifier } from '../ask-notifier.ts';
import { requireCompany } from '../find-company.ts';
import { pageHeaders, renderPage, type Page } from '../pages.ts';
import { pageAnswer } from '../resources/shared.ts';

type Link = {
  linkId: string;
  title: string;
  company: Company;
  type: BatchOrder['type'];
  recordIds: string[];
  left: string[];
};

const page = (status: number, title: string, text: string): Page => ({ status, title, text });

const pages = {
  none: page(404, 'This link is not valid', 'It was not made by us, or it is not whole. Copy all of it from the mail.'),
  expired: page(410, 'This link has expired', 'Nothing was done. Run the failed records again in AutoSync.'),
  used: page(
    200,
    'This link was used',
    'The records were run again. Their outcome is in the batch history of the company.',
  ),
  mended: page(200, 'There is nothing left to do', 'None of these records fails any more.'),
  foreign: page(403, 'Nothing was done', 'This did not come from our own page. Open the link of the mail again.'),
  failed: page(
    503,
    'Nothing can be done at the moment',
    'A part of AutoSync does not answer. Try the link again in a minute.',
  ),
};

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);

function askPage({ title, company, recordIds, left }: Link, action: string): Page {
  const some =
    left.length === recordIds.length
      ? ''
      : ` Of the ${recordIds.length} records of the mail the others are fine by now.`;
  const text = `${company.name}: ${title}. AutoSync will try ${records(left.length)} again, as ${left.length === 1 ? 'it is' : 'they are'} now, and nothing else.${some}`;
  return { status: 200, title: `Try ${records(left.length)} again?`, text, form: { action, label: 'Try again' } };
}

function donePage({ company, left }: Link): Page {
  return page(
    200,
    'On its way',
    `${records(left.length)} of ${company.name} will be tried again. You can close this window.`,
  );
}

/** What the link of a mail stands for, or the page that says why it stands for nothing. */
async function openLink(deps: RouteDeps, token: string): Promise<Link | Page> {
  const { db } = deps;
  const link = await requireNotifier(deps).getRerunLink({ token });
  const { tenantId, companyId, type, title, recordIds, linkId } = link;
  if (link.usedAt !== '') return pages.used;
  if (link.expired || !isRecordType(type)) return pages.expired;
  return db.withTenant(tenantId, async (tx) => {
    const company = await requireCompany(tx, companyId);
    const left = (await stillFailedRecords(tx, { companyId, recordIds })).map(({ id }) => id);
    return left.length === 0 ? pages.mended : { linkId, title, company, type, recordIds, left };
  });
}

/** Queues them. The ids of the batches come from the link, so that using it twice at once starts each batch once. */
async function useLink(deps: RouteDeps, link: Link, requestId: string): Promise<void> {
  const { linkId, company, type, left } = link;
  const { tenantId, id: companyId } = company;
  const count = Math.ceil(left.length / MOST_RECORD_IDS);
  const parts = Array.from({ length: count }, (_, part) => ({
    batchId: deterministicId('rerun-link', linkId, String(part)),
    order: { type, recordIds: left.slice(part * MOST_RECORD_IDS, (part + 1) * MOST_RECORD_IDS) },
  }));
  const after = { linkId, type, records: left.length, batchIds: parts.map(({ batchId }) => batchId) };
  const actor = { kind: 'key', id: linkId, name: 'the link of a mail' } as const;
  const event = { tenantId, companyId, actor, requestId, action: 'batch.rerun', before: null, after };
  await deps.auditedCall(event, async () => {
    for (const part of parts) await startBatch(deps, { company, ...part, actor });
    await requireNotifier(deps).useRerunLink({ tenantId, linkId });
    return { result: undefined, after };
  });
}

function send(reply: FastifyReply, shown: Page): FastifyReply {
  return reply.code(shown.status).headers(pageHeaders).send(renderPage(shown));
}

/** A person gets a page, whatever happens. */
async function pageOf(deps: RouteDeps, request: FastifyRequest, work: (token: string) => Promise<Page>): Promise<Page> {
  const { token } = request.params as { token: string };
  try {
    return await work(token);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'not-found') return pages.none;
    deps.logger.warn({ requestId: request.id, errorCode: code, err: toError(error) }, 'link of a mail not followed');
    return pages.failed;
  }
}

const noLongerGood = {
  404: pageAnswer('The link was not made by us, or is not whole'),
  410: pageAnswer('The link has expired'),
  503: pageAnswer('A part of AutoSync does not answer'),
};

/** The link of a mail: looking at it changes nothing, its button tries exactly its records again. */
export function rerunLinkRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/rerun-links/:token',
    {
      config: { operation: 'showRerunLink', access: 'public', isPage: true },
      schema: {
        tags: ['notifications'],
        summary: 'What the link of a mail does; answers a page for the person',
        response: { 200: pageAnswer('The question, or that nothing is left to do'), ...noLongerGood },
      },
    },
    async (request, reply) =>
      send(
        reply,
        await pageOf(deps, request, async (token) => {
          const link = await openLink(deps, token);
          return 'linkId' in link ? askPage(link, `/v1/rerun-links/${token}`) : link;
        }),
      ),
  );
  void app.register(async (forms) => {
    // What a browser calls the empty body of a form.
    const parser = (_request: unknown, _body: unknown, done: (error: null, body?: undefined) => void) => done(null);
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, parser);
    (forms as unknown as App).post(
      '/v1/rerun-links/:token',
      {
        config: { operation: 'useRerunLink', access: 'public', isPage: true },
        schema: {
          tags: ['notifications'],
          summary: 'Tries the records of the link again, once',
          response: {
            200: pageAnswer('Their batch has been started, or nothing was left to do'),
            403: pageAnswer('It did not come from our own page'),
            ...noLongerGood,
          },
        },
      },
      async (request, reply) => {
        if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') return send(reply, pages.foreign);
        return send(
          reply,
          await pageOf(deps, request, async (token) => {
            const link = await openLink(deps, token);
            if (!('linkId' in link)) return link;
            await useLink(deps, link, request.id);
            return donePage(link);
          }),
        );
      },
    );
  });
}
