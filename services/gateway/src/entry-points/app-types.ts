import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { BatchStatusDefinition, NotifierDefinition, RecordType, SchedulerDefinition } from '@autosync/contracts';
import type { KeyRing } from '@autosync/connections';
import type { Loop } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Static } from 'typebox';
import type { Logger } from '@autosync/observability';
import type { OAuth } from '@autosync/qbo';
import type { AnswerHeader } from './document/answer-headers.ts';
import type { Retention } from './resources/removal.ts';
import type { LeaseRequests } from '../domain/leased-windows.ts';
import type { Principal } from '../domain/principal.ts';
import type { Access } from '../domain/scopes.ts';
import type { ProblemCode } from '../errors.ts';
import type { GatewayMetrics, Operation } from '../metrics.ts';
import type { AnswerOnce } from '../operations/answer-once.ts';
import type { AuditedCall } from '../operations/audited-call.ts';
import type { OverviewReader } from '../operations/company-overview.ts';
import type { CompanyPush } from '../operations/company-push.ts';
import type { IdentifyCaller } from '../operations/identify-caller.ts';
import type { KeyLookup } from '../operations/key-lookup.ts';
import type { LiveBatches } from '../operations/live-batches.ts';
import type { TenantLookup } from '../operations/tenant-lookup.ts';
import type { batchSchema } from './resources/batch.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which route it is, in metrics, logs and (unless the schema says otherwise) the OpenAPI document. */
    operation?: Operation;
    /** Who may call the route; every route says so. */
    access?: Access;
    /** The operator may call it without speaking for a tenant, too. */
    operatorToo?: boolean;
    /**
     * For keys of some companies, where no company is in the path: it shows them theirs only, or it is about one company, which
     * the query or the body names. Without, it is about the whole tenant and refuses them (plugins/company-reach.ts).
     */
    companies?: 'narrowed' | 'named';
    /** Who sends it is shown by a signature over the bytes of its body, which the route itself checks. */
    isSigned?: boolean;
    /** Its body is worked on as it arrives, however long it is. */
    isStreamed?: boolean;
    /** Answers pages for people, whatever happens. */
    isPage?: boolean;
    /** For the document: the problems that this route knows of beside those of all routes, and the headers that it sends. */
    problems?: readonly ProblemCode[];
    sends?: readonly AnswerHeader[];
  }
  interface FastifyInstance {
    /** Where people and programs find this gateway; without a slash at the end. */
    publicUrl: string;
  }
  interface FastifyRequest {
    /** Null on public routes. */
    principal: Principal | null;
    /** The body may hold text that PostgreSQL refuses. */
    hasSuspiciousText: boolean;
  }
}

/** The Fastify instance as routes and plugins see it: schemas give handlers their types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What routes need; `now` is null in production, where the database's clock counts (docs/protocol.md#traps). */
export type RouteDeps = {
  db: Db;
  lease: LeaseRequests;
  now: () => Date | null;
  scheduler: UnaryClient<SchedulerDefinition>;
  batchStatus: UnaryClient<BatchStatusDefinition>;
  /** Undefined: this installation has none. */
  notifier: UnaryClient<NotifierDefinition> | undefined;
  live: LiveBatches<Static<typeof batchSchema>>;
  overview: OverviewReader;
  keys: KeyLookup;
  tenants: TenantLookup;
  identify: IdentifyCaller;
  push: CompanyPush;
  releases: Pick<Loop, 'wake'>;
  answerOnce: AnswerOnce;
  auditedCall: AuditedCall;
  oauth: OAuth;
  keyRing: KeyRing;
  logger: Logger;
  metrics: GatewayMetrics;
  settings: {
    syncTypes: readonly RecordType[];
    /** Without a slash at the end. */
    publicUrl: string;
    oauthStateTtlMs: number;
    bulkBodyLimitBytes: number;
    apiKeyTtlMs: number;
    /** What Intuit signs its deliveries with; none: they are not taken. */
    webhookTokens: readonly string[];
    retention: Retention;
  };
};
