import { cliFault } from '@autosync/cli';
import { AutosyncError, errorCode, toError } from '@autosync/core';

/** Where a command finds what it needs: the pods of a component. */
export type Home = 'scheduler' | 'gateway' | 'batch-status' | 'notifier' | 'worker';

/** The Deployment of a component, as the runbooks write it. */
export function podOf(home: Home): string {
  return `deploy/$AUTOSYNC-${home === 'worker' ? 'sync-…' : home}`;
}

const insteadOf = (home: Home) =>
  `Run it in a pod of ${home}: kubectl -n "$NAMESPACE" exec ${podOf(home)} -- autosync-admin …`;

function reasonOf(error: AutosyncError): string {
  const cause = error.cause === undefined ? '' : ` (${toError(error.cause).message})`;
  return `${error.message}${cause}`;
}

/** The error as people are told it: which pod, which server, and whether to try again. What nobody expected stays as it is. */
export function told(error: unknown, home: Home | undefined): unknown {
  if (!(error instanceof AutosyncError)) return error;
  const instead = home === undefined ? '' : ` ${insteadOf(home)}`;
  switch (errorCode(error) ?? '') {
    case 'config-invalid':
      return cliFault('usage', `${error.message}.${instead}`);
    case 'db-unavailable':
    case 'db-timeout':
    case 'db-conflict':
      return cliFault('away', `PostgreSQL: ${reasonOf(error)}`);
    case 'db-refused':
      return cliFault('access', `PostgreSQL: ${reasonOf(error)}`);
    case 'kafka-unavailable':
      return cliFault('away', `Kafka: ${reasonOf(error)}`);
    case 'kafka-refused':
    case 'kafka-rejected':
      return cliFault('access', `Kafka: ${reasonOf(error)}`);
    case 'db-error':
      if (error.details['sqlState'] === '42501')
        return cliFault('access', `The login of this pod may not do that (${error.message}).${instead}`);
      if (['3F000', '42P01', '42703', '42883'].includes(String(error.details['sqlState'])))
        return cliFault('missing', `The database is not of this version (${error.message}): run the migrations.`);
      return error;
    default:
      return error;
  }
}
