import { newId } from '@autosync/core';
import { createDb } from '@autosync/db';
import type { Db } from '@autosync/db';
import type { Tokens } from '@autosync/qbo';
import { testDatabase } from '@autosync/testing';
import type { DatabaseRole } from '@autosync/installation';
import { readConnection, sealTokens, storeTokens } from '../../src/index.ts';
import type { ConnectionRow, KeyRing } from '../../src/index.ts';

export type Company = { tenantId: string; companyId: string; realmId: string };

export type Accounts = {
  /** As the role of the workers, with their grants only. */
  db: Db;
  /** As the role of the gateway. */
  gateway: Db;
  newCompany(): Promise<Company>;
  connect(company: Company, keyRing: KeyRing, tokens: Tokens): Promise<void>;
  /** As the operator releases a realm. */
  release(company: Company): Promise<void>;
  row(company: Company): Promise<ConnectionRow>;
  close(): Promise<void>;
};

/** The schema accounts in a database of its own. */
export async function createAccounts(): Promise<Accounts> {
  const database = await testDatabase({ schemas: ['accounts'] });
  const open = (role: DatabaseRole) =>
    createDb({
      connectionString: database.urlFor(role),
      applicationName: `connections-test-${role}`,
      poolMax: 20,
      onPoolError: () => undefined,
    });
  const db = open('worker');
  const gateway = open('gateway');
  let realms = 9000;

  async function row({ tenantId, companyId }: Company): Promise<ConnectionRow> {
    const found = await db.withTenant(tenantId, (tx) => readConnection(tx, companyId));
    if (found === null) throw new Error('the company has no connection');
    return found;
  }

  return {
    db,
    gateway,
    row,
    async newCompany() {
      const company = { tenantId: newId(), companyId: newId(), realmId: String((realms += 1)) };
      const { tenantId, companyId } = company;
      await gateway.withTenant(tenantId, async (tx) => {
        await tx.query({ text: "insert into accounts.tenants (id, name) values ($1, 'T')", values: [tenantId] });
        await tx.query({
          text: `insert into accounts.companies (id, tenant_id, name, time_zone, settings)
                 values ($1, $2, 'C', 'America/Chicago', '{"invoiceLineDetail":"condensed"}')`,
          values: [companyId, tenantId],
        });
        await tx.query({
          text: "insert into accounts.connections (company_id, tenant_id, state) values ($1, $2, 'disconnected')",
          values: [companyId, tenantId],
        });
      });
      return company;
    },
    async connect(company, keyRing, tokens) {
      const { version } = await row(company);
      const sealed = sealTokens(keyRing, company, tokens);
      const { companyId, realmId } = company;
      const stored = await gateway.withTenant(company.tenantId, (tx) =>
        storeTokens(tx, { companyId, readVersion: version, realmId, tokens: sealed }),
      );
      if (stored === null) throw new Error('the company could not be connected');
    },
    async release({ tenantId, companyId }) {
      await gateway.withTenant(tenantId, (tx) =>
        tx.query({
          text: `update accounts.connections set realm_verified_at = null, realm_released_at = now() where company_id = $1`,
          values: [companyId],
        }),
      );
    },
    async close() {
      await db.close();
      await gateway.close();
      await database.drop();
    },
  };
}
