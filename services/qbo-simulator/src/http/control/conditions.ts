import { toError } from '@autosync/core';
import type { FastifyInstance } from 'fastify';
import type { FaultRule } from '../../faults.ts';
import type { LatencySettings } from '../../latency.ts';
import type { LimitSettings } from '../../limits.ts';
import { changedSwitches } from '../../switches.ts';
import type { ClockChange } from '../../virtual-clock.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { clockSchema, faultRuleSchema, latencySchema, limitsSchema } from './schemas.ts';

/** `/control/{clock,limits,latency,switches,faults}`: the conditions that the simulated service runs under. */
export function conditionRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  const { clock, limits, latency, faults } = state;
  const clockReport = () => ({
    mode: clock.state().mode,
    now: clock.now().toISOString(),
    rate: clock.state().rate ?? 1,
  });

  app.get('/control/clock', (_request, reply) => reply.send(clockReport()));
  app.post<{ Body: ClockChange }>('/control/clock', { schema: { body: clockSchema } }, (request, reply) => {
    orRefuse(() => clock.change(request.body));
    state.record({ kind: 'clock', state: clock.state() });
    return reply.send(clockReport());
  });

  app.get('/control/limits', (_request, reply) => reply.send(limits.settings()));
  app.post<{ Body: Partial<LimitSettings> }>(
    '/control/limits',
    { schema: { body: limitsSchema } },
    (request, reply) => {
      limits.change(request.body);
      return reply.send(limits.settings());
    },
  );

  app.get('/control/latency', (_request, reply) => reply.send(latency.settings()));
  app.post<{ Body: LatencySettings }>('/control/latency', { schema: { body: latencySchema } }, (request, reply) => {
    orRefuse(() => latency.change(request.body));
    return reply.send(latency.settings());
  });

  app.get('/control/switches', (_request, reply) => reply.send(state.switches()));
  app.post<{ Body: Record<string, unknown> }>(
    '/control/switches',
    { schema: { body: { type: 'object' } } },
    (request, reply) => {
      state.setSwitches(orRefuse(() => changedSwitches(state.switches(), request.body)));
      return reply.send(state.switches());
    },
  );

  app.get('/control/faults', (_request, reply) => reply.send(faults.list()));
  app.post<{ Body: FaultRule }>('/control/faults', { schema: { body: faultRuleSchema } }, (request, reply) =>
    reply.code(201).send({ id: faults.add(request.body) }),
  );
  app.delete('/control/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>('/control/faults/:id', (request, reply) => {
    if (!faults.remove(request.params.id)) throw new ControlError(404, `no fault ${request.params.id}`);
    return reply.code(204).send();
  });
}

function orRefuse<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    throw new ControlError(400, toError(error).message);
  }
}
