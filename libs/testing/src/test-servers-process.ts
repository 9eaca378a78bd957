import type { Child } from '@autosync/dev-stack/servers';

/** Jest loads set-up and tear-down apart from each other, in one process: what they share hangs on the global object. */
export const holder = globalThis as { testServersProcess?: Child };
