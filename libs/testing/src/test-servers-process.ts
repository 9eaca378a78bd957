import type { Child } from '@autosync/dev-stack/servers';

/** Jest loads set-up and tear-down as separate modules in one process, so they share data through the global object. */
export const holder = globalThis as { testServersProcess?: Child };
