import { createDb, type Db } from '@autosync/db';
import { freePort, loopback } from '@autosync/dev-stack/servers';
import { createSimulator, type Simulator } from '../support/simulator.ts';
import { createCompany, createTenant, type Company, type Tenant } from '../support/tenant.ts';
import type { Kubectl } from './kubectl.ts';
import { startPortForward, type PortForward } from './port-forward.ts';
import type { Release } from './release.ts';
import { readSecret } from './secret.ts';

/** What of the release is called from this machine, each through its Service. */
const services = { gateway: 80, 'qbo-simulator': 8090, postgres: 5432 } as const;
type ServiceName = keyof typeof services;

/** Ports of this machine, chosen before the installation: browsers come back to the API's. */
export type LocalPorts = Record<ServiceName, number>;

export async function chooseLocalPorts(): Promise<LocalPorts> {
  return { gateway: await freePort(), 'qbo-simulator': await freePort(), postgres: await freePort() };
}

export function urlOf(port: number): string {
  return `http://${loopback}:${port}`;
}

/** An installed release, as the people who use it and the checker reach it. */
export type Place = {
  kubectl: Kubectl;
  release: Release;
  gatewayUrl: string;
  operatorKey: string;
  simulator: Simulator;
  simulatorUrl: string;
  db: Db;
  tenant: Tenant;
  /** A new company of the tenant, connected to a realm of its own. */
  company(name: string): Promise<Company>;
  close(): Promise<void>;
};

/** Opens the ways to a release and makes a tenant in it. */
export async function openPlace(kubectl: Kubectl, release: Release, ports: LocalPorts): Promise<Place> {
  const secret = await readSecret(kubectl, release.secretName);
  const operatorKey = secret['operatorKey'] ?? '';
  const forwards: PortForward[] = Object.entries(services).map(([name, port]) =>
    startPortForward(kubectl, {
      service: `${release.fullName}-${name}`,
      port,
      localPort: ports[name as ServiceName],
    }),
  );
  const db = createDb({
    connectionString: `postgres://postgres:${secret['ownerPassword']}@${loopback}:${ports.postgres}/autosync`,
    applicationName: 'e2e',
    onPoolError: () => undefined,
  });
  const close = async (): Promise<void> => {
    await db.close();
    await Promise.all(forwards.map((forward) => forward.stop()));
  };
  try {
    await Promise.all(forwards.map((forward) => forward.ready()));
    const [gatewayUrl, simulatorUrl] = [urlOf(ports.gateway), urlOf(ports['qbo-simulator'])];
    const simulator = createSimulator(simulatorUrl);
    const tenant = await createTenant(gatewayUrl, operatorKey, 'Test tenant');
    const company = (name: string): Promise<Company> => createCompany(tenant, simulator, { name });
    return { kubectl, release, gatewayUrl, operatorKey, simulator, simulatorUrl, db, tenant, company, close };
  } catch (error) {
    await close();
    throw error;
  }
}
