import { loadConfig } from '@autosync/config';
import { createLogger, createMetrics } from '@autosync/observability';
import { buildApp } from '../../../../services/gateway/src/app.ts';
import { gatewaySettings } from '../../../../services/gateway/src/config.ts';
import { appSettings, createDeps } from '../../../../services/gateway/src/service.ts';
import { environment } from '../../../../services/gateway/test/support/environment.ts';

/** The gateway's OpenAPI document as it would be served now: nothing is connected to, and no socket is opened. */
export async function gatewayDocument(): Promise<object> {
  const config = loadConfig(environment(), gatewaySettings);
  const logger = createLogger({
    service: 'gateway',
    version: 'test',
    level: 'error',
    format: 'json',
    destination: { write: () => undefined },
  });
  const deps = createDeps({ config, logger, metrics: createMetrics({ service: 'gateway', version: 'test' }) });
  const app = await buildApp(deps, appSettings(config));
  const document = app.swagger();
  await app.close();
  deps.scheduler.close();
  deps.batchStatus.close();
  await deps.db.close();
  return document;
}
