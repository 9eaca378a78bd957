import { fileURLToPath } from 'node:url';

/** The folder of the schema's migrations. */
export const recordsMigrations = fileURLToPath(new URL('../migrations', import.meta.url));
