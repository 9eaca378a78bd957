import { describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { projectRoot } from '@autosync/dev-stack/servers';

/** What may stand only in a few places: rules about words, which the rules about imports cannot see. */
const rules = [
  {
    name: 'withAllTenants, readOfAllTenants, and functions that open all tenants’ rows for themselves: claim, dispatch, relays, progress and result intake, look-for-work, slices that begin or end together, retention, what is followed live, what operators see of all (docs/protocol.md#storage)',
    pattern: /(with|readOf)AllTenants\(|\bdb\.once\(/,
    allowed: [
      'libs/db/',
      'libs/sync-worker/src/triage.ts',
      // Each statement names the tenant or the fence of its company.
      'libs/sync-worker/src/company-groups.ts',
      'libs/sync-worker/src/result-relay.ts',
      'libs/sync-worker/src/retention.ts',
      'libs/sync-worker/src/worker-service.ts',
      'services/scheduler/src/',
      'services/batch-status/src/entry-points/relay-batch-finished.ts',
      // Versions of what is watched, of all watchers at once; each of them gave a tenant, and gets only its own.
      'services/batch-status/src/operations/watch-batches.ts',
      // Each row that is asked for names its tenant.
      'services/batch-status/src/operations/read-batches.ts',
      // What comes due, and what is the operators'; a company is looked at as its tenant.
      'services/notifier/src/entry-points/tick-',
      'services/notifier/src/operations/(send-mail|send-webhooks|reseal-secrets|take-dead-letter)',
      'services/notifier/src/service.ts',
      'services/gateway/src/entry-points/tick-',
      'services/gateway/src/operations/company-push.ts',
      'services/gateway/src/operations/company-overview.ts',
      'services/gateway/src/entry-points/routes/status.ts',
      'services/gateway/src/operations/search.ts',
      // What operators look at and do, in a pod and as that pod.
      'services/admin/src/',
      // Numbers of companies, of all tenants.
      'services/gateway/src/metrics.ts',
      // The operator, and a delivery of Intuit, name realms, not tenants.
      'services/gateway/src/operations/release-realm.ts',
      'services/gateway/src/operations/note-delivery.ts',
      'services/gateway/src/entry-points/routes/intuit-webhooks.ts',
    ],
  },
  {
    name: 'process.env: main.ts, the dev stack and the test runner',
    pattern: /process\.env\b|\benv\b.*from 'node:process'/,
    allowed: ['libs/dev-stack/', 'libs/testing/', 'libs/observability/src/config-or-exit.ts', '*/*/src/main.ts'],
  },
  {
    name: 'process.exit: main.ts (through runService), the dev stack, the test runner and the command line',
    pattern: /process\.exit\(/,
    allowed: [
      'libs/dev-stack/',
      'libs/testing/',
      'libs/observability/src/',
      'libs/cli/src/main.ts',
      'services/admin/src/main.ts',
    ],
  },
  {
    name: 'no floating-point arithmetic on amounts (docs/protocol.md#traps)',
    pattern: /parseFloat\(|\.toFixed\(/,
    // Places on a page are no amounts.
    allowed: ['libs/dev-stack/', 'libs/testing/', 'services/qbo-simulator/src/pdf/pdf-file.ts'],
  },
];

const files = globSync('{libs,services}/*/src/**/*.ts', { cwd: projectRoot }).filter(
  (file) => !file.includes('/generated/'),
);

function isAllowed(file: string, places: readonly string[]): boolean {
  return places.some((place) => new RegExp(`^${place.replaceAll('*', '[^/]+')}`).test(file));
}

describe('the sources', () => {
  it('are all seen', () => {
    expect(files.length).toBeGreaterThan(150);
  });

  it.each(rules)('$name', ({ pattern, allowed }) => {
    const found = files
      .filter((file) => !isAllowed(file, allowed))
      .filter((file) => pattern.test(readFileSync(`${projectRoot}/${file}`, 'utf8')));
    expect(found).toEqual([]);
  });
});
