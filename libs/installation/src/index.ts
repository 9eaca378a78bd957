export { databaseRoles, ensureRoles, roleName } from './database-roles.ts';
export type { DatabaseRole, Logins } from './database-roles.ts';
export { installDatabase } from './install-database.ts';
export { installTopics } from './install-topics.ts';
export type { TopicLayout } from './install-topics.ts';
export { migrationSources, schemaNames } from './migration-sources.ts';
export type { SchemaName } from './migration-sources.ts';
export { whenReachable } from './when-reachable.ts';
