import { errorCode, toError } from '@autosync/core';
import type { Service, ServiceContext } from '@autosync/observability';
import type { SimulatorConfig } from './config.ts';
import { outcomeOf, simulatorMetrics } from './metrics.ts';
import { createSimulator } from './simulator.ts';
import { switchesOf } from './switches.ts';

/** The composition root: reads the journal, then listens. */
export async function buildSimulator({ config, logger, metrics }: ServiceContext<SimulatorConfig>): Promise<Service> {
  const simulator = await createSimulator({
    dataDir: config.dataDir,
    app: { clientId: config.clientId, clientSecret: config.clientSecret },
    switches: switchesOf(config),
    onCall: (status) => meters.calls.inc({ outcome: outcomeOf(status) }),
    onError: (error, message) => logger.error({ errorCode: errorCode(error), err: toError(error) }, message),
  });
  const meters = simulatorMetrics(metrics, simulator.state.journal.bytes);
  let httpPort = config.httpPort;

  return {
    async start() {
      httpPort = await simulator.listen(config.httpHost, config.httpPort);
      const url = `http://${config.httpHost}:${httpPort}`;
      logger.info(
        {
          page: `${url}/`,
          api: `${url}/v3/company/{realmId}/`,
          authorize: `${url}/connect/oauth2`,
          token: `${url}/oauth2/v1/tokens/bearer`,
          revoke: `${url}/v2/oauth2/tokens/revoke`,
          clientId: config.clientId,
        },
        'point a client here (its secret is SIMULATOR_CLIENT_SECRET)',
      );
    },
    stop: () => simulator.close(),
    ports: () => ({ httpPort }),
  };
}
