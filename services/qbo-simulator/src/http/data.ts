import type { Readable } from 'node:stream';
import { toError } from '@autosync/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultAnswer, newTraceId, systemFault, throttled } from '../answer.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Ledger, LedgerCall } from '../ledger.ts';
import type { Latency } from '../latency.ts';
import type { Limits } from '../limits.ts';
import type { Grants } from '../oauth/grants.ts';
import { unreadableBody } from '../qbo-fault.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { appOfToken } from './bearer.ts';
import { unpack } from './compression.ts';
import { kindOf, readDataCall } from './data-call.ts';
import { limitedCall } from './limited-call.ts';
import type { RequestIds } from './request-ids.ts';
import { uploadsIn } from './uploads.ts';
import { deliver, outgoing } from './transport.ts';
import type { Outgoing } from './transport.ts';

export type DataDependencies = {
  grants: Grants;
  limits: Limits;
  latency: Latency;
  faults: Faults;
  ledger: Ledger;
  clock: VirtualClock;
  switches: () => Switches;
  requestIds: RequestIds;
  stopping: AbortSignal;
  onCall: (status: number | 'none') => void;
  onError: (error: unknown, message: string) => void;
};

/** A call between its arrival and its answer. */
type Leave = { gateway?: (status: number | 'none') => void };
type Arrival = { startedAtMs: number; ledgerCall: LedgerCall; out: Outgoing; leave: Leave };

const arrivals = new WeakMap<FastifyRequest, Arrival>();

function arrivalOf(request: FastifyRequest): Arrival {
  const arrival = arrivals.get(request);
  if (!arrival) throw new Error('request was never begun');
  return arrival;
}

/** `/v3/company/…`: first the gateway (token, limits), then injected faults, then the application. */
export function dataRoutes(app: FastifyInstance, deps: DataDependencies): void {
  const { grants, limits, faults, ledger, requestIds, clock, switches } = deps;

  function begin(request: FastifyRequest, reply: FastifyReply): void {
    const { realmId = '' } = request.params as Record<string, string>;
    const startedAtMs = clock.nowMs();
    const traceId = newTraceId(startedAtMs);
    const ledgerCall = ledger.begin(realmId, traceId);
    const leave: Leave = {};
    let ended = false;
    const onEnd = (status: number | 'none') => {
      if (ended) return;
      ended = true;
      leave.gateway?.(status);
      ledgerCall.end(status);
      deps.onCall(status);
    };
    const out = outgoing(reply, { traceId, nowMs: clock.nowMs, onEnd });
    arrivals.set(request, { startedAtMs, ledgerCall, out, leave });
  }

  /** The configured latency, which applies with and without a fault. */
  function slowness(): Fault | undefined {
    const ms = deps.latency.drawMs();
    return ms > 0 ? { kind: 'latency', ms } : undefined;
  }

  function handle(request: FastifyRequest): void | Promise<void> {
    const { startedAtMs, ledgerCall, out, leave } = arrivalOf(request);
    const call = readDataCall(request);
    ledgerCall.describe(kindOf(call));
    const gateway = { grants, atMs: clock.nowMs(), switches: switches() };
    const app = appOfToken(request.headers.authorization, call.realmId, gateway);
    if ('refused' in app) return out.send(app.refused);
    ledgerCall.identify(app.clientId);
    const admitted = limits.admit(limitedCall(call, app.clientId, switches()));
    if (!admitted) return out.send(throttled(switches(), clock.nowMs()));
    leave.gateway = admitted;
    const work = () => requestIds.work(call, startedAtMs);
    const fault = requestIds.faultOf(call, faults.strike(call)) ?? slowness();
    const proceed = () => {
      if (!fault) return out.send(work());
      return deliver({ work, out }, fault, { stopping: deps.stopping, nowMs: clock.nowMs, switches });
    };
    return requestIds.inTurn(call, proceed, out.send);
  }

  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { 'content-length': length, 'content-encoding': given = 'identity' } = request.headers;
    // Intuit's Java SDK sends `content-encoding: gzip` with an empty body too.
    const encoding = length === '0' ? 'identity' : given;
    try {
      done(
        null,
        encoding === 'identity' ? payload : unpack(payload as Readable, encoding, request.routeOptions.bodyLimit),
      );
    } catch (error) {
      done(toError(error));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body as string));
    } catch (error) {
      done(Object.assign(toError(error), { statusCode: 400 }));
    }
  });
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, uploadsIn(body as Buffer, request.headers['content-type'] ?? ''));
    } catch (error) {
      done(toError(error));
    }
  });
  app.addHook('onRequest', (request, reply, done) => {
    begin(request, reply);
    done();
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request) => {
    const { out } = arrivalOf(request);
    const atMs = clock.nowMs();
    if (error.statusCode !== undefined && error.statusCode < 500) {
      out.send(faultAnswer(unreadableBody(), atMs));
    } else {
      deps.onError(error, 'call failed');
      out.send(systemFault(error.message, atMs));
    }
  });
  app.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: '/v3/company/:realmId/*', handler: handle });
}
