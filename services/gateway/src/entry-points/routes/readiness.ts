import { Type } from 'typebox';
import type { Static } from 'typebox';
import { recordTypes } from '@autosync/contracts';
import type { AutoSyncMessage, RecordType } from '@autosync/contracts';
import { localTime } from '../../domain/local-time.ts';
import { checkCodes, judgeReadiness, obstacles } from '../../domain/readiness.ts';
import { readReadiness } from '../../operations/read-readiness.ts';
import type { WantedType } from '../../operations/read-readiness.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { keyOf } from '../plugins/authentication.ts';
import { readAutoSync } from '../read-autosync.ts';
import { closed, companyPath, instantSchema, oneOf } from '../resources/shared.ts';

const readinessSchema = Type.Object(
  {
    ready: Type.Boolean({ description: 'Nothing that is required fails: AutoSync may be switched on' }),
    types: Type.Array(oneOf(recordTypes), { description: 'What was looked at' }),
    checks: Type.Array(
      Type.Object(
        {
          code: oneOf(checkCodes),
          state: Type.Enum(['pass', 'fail', 'unknown']),
          required: Type.Boolean({
            description: 'While it fails, AutoSync is switched on only with an `overrideNote`',
          }),
          reason: Type.String({ description: 'A sentence for people, with the thing to do' }),
        },
        { title: 'ReadinessCheck' },
      ),
    ),
  },
  { title: 'Readiness' },
);

const typeQuery = Type.Object(
  { type: Type.Optional({ ...oneOf(recordTypes), description: 'Only what matters to this type' }) },
  closed,
);

/** Without a type: those that are on, or all that could be while none is. */
function typesToCheck(
  autoSync: AutoSyncMessage,
  asked: RecordType | undefined,
  installed: readonly RecordType[],
): WantedType[] {
  const on = installed.filter((type) => autoSync.types.some((one) => one.type === type && one.enabled));
  const types = asked === undefined ? (on.length > 0 ? on : installed) : [asked];
  return types.map((type) => {
    const own = autoSync.types.find((one) => one.type === type)?.intervalMinutes ?? 0;
    return { type, intervalMinutes: own === 0 ? autoSync.intervalMinutes : own };
  });
}

const MOST_RUNS = 5;

const nextRunsSchema = Type.Object(
  {
    timeZone: Type.String({ description: 'The company’s' }),
    items: Type.Array(
      Type.Object(
        {
          type: oneOf(recordTypes),
          at: instantSchema,
          localTime: Type.String({
            format: 'date-time',
            description: 'The same instant as the clocks of the company show it',
          }),
        },
        { title: 'NextRun' },
      ),
    ),
  },
  { title: 'NextRuns' },
);

function toNextRuns(autoSync: AutoSyncMessage, timeZone: string): Static<typeof nextRunsSchema> {
  const runs = autoSync.types.flatMap(({ type, nextRuns }) => nextRuns.map((at) => ({ type: type as RecordType, at })));
  const next = runs.sort((a, b) => a.at.localeCompare(b.at)).slice(0, MOST_RUNS);
  return { timeZone, items: next.map((run) => ({ ...run, localTime: localTime(new Date(run.at), timeZone) })) };
}

export function readinessRoutes(app: App, deps: RouteDeps): void {
  const { db, keyRing, settings } = deps;

  app.get(
    '/v1/companies/:companyId/autosync/readiness',
    {
      config: { operation: 'getReadiness', access: 'settings:read' },
      schema: {
        tags: ['autosync'],
        summary: 'Read whether the company is ready for AutoSync, check by check',
        description: 'It looks at what is known here and asks QuickBooks nothing.',
        params: companyPath,
        querystring: typeQuery,
        response: { 200: readinessSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { company, autoSync } = await readAutoSync(deps, { tenantId, companyId: request.params.companyId });
      const wanted = typesToCheck(autoSync, request.query.type, settings.syncTypes);
      const checks = judgeReadiness(
        await db.withTenant(tenantId, (tx) => readReadiness(tx, { company, autoSync, wanted, keyRing })),
      );
      return { ready: obstacles(checks).length === 0, types: wanted.map(({ type }) => type), checks };
    },
  );

  app.get(
    '/v1/companies/:companyId/autosync/next-runs',
    {
      config: { operation: 'listNextRuns', access: 'settings:read' },
      schema: {
        tags: ['autosync'],
        summary: 'Read when the next five automatic runs are due, in the company’s time zone',
        params: companyPath,
        response: { 200: nextRunsSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { company, autoSync } = await readAutoSync(deps, { tenantId, companyId: request.params.companyId });
      return toNextRuns(autoSync, company.timeZone);
    },
  );
}
