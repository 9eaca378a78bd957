import { fileURLToPath } from 'node:url';

/** The root of the project: where the root package.json is. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
