export { databaseRoles, ensureRoles, roleName } from './database-roles.ts';
export type { DatabaseRole, Logins } from './database-roles.ts';
export { kafkaRights } from './kafka-access.ts';
export type { KafkaRight } from './kafka-access.ts';
export { installDatabase } from './install-database.ts';
export { migrationSources, schemaNames } from './migration-sources.ts';
export type { SchemaName } from './migration-sources.ts';
export { whenReachable } from './when-reachable.ts';
