import { createRequire } from 'node:module';
import type { AxiosStatic } from 'axios';
import { AutosyncError } from '@autosync/core';

const require = createRequire(import.meta.url);

/**
 * The axios instance that node-quickbooks and intuit-oauth call. Both `require` it, so an `import` here would load the
 * package's other build, a second instance whose defaults and interceptors they never see.
 *
 * Throws `axios-not-shared` when the packages were installed with copies of their own: time-outs would silently be lost
 * (docs/quickbooks.md#node-quickbooks).
 */
export function loadSharedAxios(): AxiosStatic {
  const ours = require.resolve('axios');
  for (const owner of ['node-quickbooks', 'intuit-oauth']) {
    const theirs = createRequire(require.resolve(owner)).resolve('axios');
    if (theirs !== ours) {
      throw new AutosyncError('axios-not-shared', `${owner} has its own copy of axios: de-duplicate the dependencies`);
    }
  }
  return require('axios') as AxiosStatic;
}
