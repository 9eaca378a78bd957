import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project: where the root package.json is. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** For NODE_COMPILE_CACHE: what Node makes of the sources at a first start is kept for the next ones, which take half the time. */
export const compileCacheFolder = join(projectRoot, '.autosync', 'compile-cache');
