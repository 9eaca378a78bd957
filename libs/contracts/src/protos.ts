import { fileURLToPath } from 'node:url';

/** The folder that holds `autosync/v1/*.proto`. */
export const protoRoot = fileURLToPath(new URL('../../../protos', import.meta.url));
