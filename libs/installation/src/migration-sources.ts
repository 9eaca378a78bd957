import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '@autosync/db';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The schemas in the order in which their migrations run: later ones may grant on what earlier ones made. */
const directories = {
  accounts: 'services/gateway/migrations',
  records: 'libs/records/migrations',
  schedule: 'services/scheduler/migrations',
  batch: 'services/batch-status/migrations',
  notify: 'services/notifier/migrations',
} as const;

export type SchemaName = keyof typeof directories;

export const schemaNames = Object.keys(directories) as SchemaName[];

/** The migrations of these schemas (default all), in the order in which they must run. */
export function migrationSources(schemas: readonly SchemaName[] = schemaNames): MigrationSource[] {
  return schemaNames
    .filter((schema) => schemas.includes(schema))
    .map((schema) => ({ schema, directory: `${projectRoot}${directories[schema]}` }));
}
