import { Type } from 'typebox';
import { newId } from '@autosync/core';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { insertCompany, listCompanies, lockCompany, updateCompany } from '../../data-access/companies.ts';
import { changeFields, checkTimeZone } from '../../domain/company-fields.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { problem } from '../../errors.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { workOnceWithin } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { companyInput, companyPatch, companySchema, toCompany } from '../resources/company.ts';
import {
  closed,
  companyPath,
  DEFAULT_LIMIT,
  idempotencyHeaders,
  pageSchema,
  pagingQuery,
} from '../resources/shared.ts';

function createRoute(app: App, deps: RouteDeps): void {
  const { now, push } = deps;
  app.post(
    '/v1/companies',
    {
      config: { operation: 'createCompany', access: 'companies:write', sends: ['location'] },
      schema: {
        tags: ['companies'],
        summary: 'Create a company',
        description: 'A company is one QuickBooks company with its connection and AutoSync settings.',
        headers: idempotencyHeaders,
        body: companyInput,
        response: { 201: companySchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { name, timeZone = 'UTC', settings = {} } = request.body;
      checkTimeZone(timeZone);
      const answer = await workOnceWithin(deps, { request, tenantId }, async (tx) => {
        const id = newId();
        await insertCompany(tx, { id, tenantId, name, timeZone, settings, now: now() });
        const company = toCompany(await requireCompany(tx, id));
        await insertAuditEvent(tx, {
          ...auditFields(request, tenantId),
          companyId: id,
          action: 'company.created',
          outcome: 'done',
          before: null,
          after: company,
          now: now(),
        });
        return { status: 201, headers: { location: `/v1/companies/${id}` }, body: company };
      });
      push.wake();
      return sendAnswer(reply, answer);
    },
  );
}

function readRoutes(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies',
    {
      config: { operation: 'listCompanies', access: 'companies:read', companies: 'narrowed' },
      schema: {
        tags: ['companies'],
        summary: 'List companies in the order of creation',
        querystring: Type.Object(pagingQuery, closed),
        response: { 200: pageSchema(companySchema) },
      },
    },
    async (request) => {
      const { tenantId, companyIds } = keyOf(request);
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const after = ageCursor.decode(request.query.cursor);
      const page = { tenantId, companyIds, after, limit: limit + 1 };
      const rows = await db.withTenant(tenantId, (tx) => listCompanies(tx, page));
      return toPage(rows, { limit, toItem: toCompany, cursorOf: ageCursor.encode });
    },
  );

  app.get(
    '/v1/companies/:companyId',
    {
      config: { operation: 'getCompany', access: 'companies:read' },
      schema: {
        tags: ['companies'],
        summary: 'Read a company',
        params: companyPath,
        response: { 200: companySchema },
      },
    },
    async (request) =>
      db.readOfTenant(keyOf(request).tenantId, async (tx) =>
        toCompany(await requireCompany(tx, request.params.companyId)),
      ),
  );
}

function updateRoute(app: App, { db, now, push }: RouteDeps): void {
  app.patch(
    '/v1/companies/:companyId',
    {
      config: { operation: 'updateCompany', access: 'companies:write' },
      schema: {
        tags: ['companies'],
        summary: 'Change a company; what is not named stays',
        params: companyPath,
        body: companyPatch,
        response: { 200: companySchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      checkTimeZone(request.body.timeZone);
      const company = await db.withTenant(tenantId, async (tx) => {
        const before = await lockCompany(tx, companyId);
        if (before === undefined) throw problem('not-found', 'There is no such company.');
        const fields = changeFields(before, request.body);
        if (fields === undefined) return toCompany(before);
        await updateCompany(tx, { id: companyId, ...fields, now: now() });
        const after = toCompany(await requireCompany(tx, companyId));
        await insertAuditEvent(tx, {
          ...auditFields(request, tenantId),
          companyId,
          action: 'company.changed',
          outcome: 'done',
          before: toCompany(before),
          after,
          now: now(),
        });
        return after;
      });
      push.wake();
      return company;
    },
  );
}

export function companyRoutes(app: App, deps: RouteDeps): void {
  createRoute(app, deps);
  readRoutes(app, deps);
  updateRoute(app, deps);
}
