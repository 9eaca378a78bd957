import { AutosyncError, isCertificateError, toError } from '@autosync/core';

/** The broker refuses the messages, or we lack a right: the same call will fail again. */
const finalTypes = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_PARTITIONS',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_CONFIG',
  'POLICY_VIOLATION',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
]);
const finalNames = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError']);
const coordinatorTypes = new Set(['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE']);
const leaderTypes = new Set(['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE']);
const rebalanceTypes = new Set(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID']);

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/** The error, its causes and the errors it aggregates: kafkajs wraps the one that says more. */
function* chain(error: unknown): Generator<unknown> {
  const seen = new Set<unknown>();
  const queue = [error];
  while (queue.length > 0) {
    const next = queue.shift();
    if (next === undefined || next === null || seen.has(next)) continue;
    seen.add(next);
    yield next;
    const gathered = field(next, 'errors');
    queue.push(field(next, 'cause'), ...(Array.isArray(gathered) ? (gathered as unknown[]) : []));
  }
}

/** The broker's names of the error, such as MESSAGE_TOO_LARGE. */
export function brokerErrorTypes(error: unknown): string[] {
  return [...chain(error)].map((link) => field(link, 'type')).filter((type) => typeof type === 'string');
}

/** True for the errors that every member gets while its group rebalances. */
export function isRebalance(error: unknown): boolean {
  return brokerErrorTypes(error).some((type) => rebalanceTypes.has(type));
}

/** True while the partition has no leader, or another one than was asked: a repeat soon helps. */
export function isLeaderMissing(error: unknown): boolean {
  return brokerErrorTypes(error).some((type) => leaderTypes.has(type));
}

/** True while the group's coordinator is still starting: a repeat soon helps. */
export function isCoordinatorStarting(error: unknown): boolean {
  return brokerErrorTypes(error).some((type) => coordinatorTypes.has(type));
}

function isLoginRefusal(link: unknown): boolean {
  return (
    field(link, 'name') === 'KafkaJSSASLAuthenticationError' || field(link, 'type') === 'UNSUPPORTED_SASL_MECHANISM'
  );
}

/**
 * Why the brokers refuse our login, or why we do not trust them. Retryable: somebody must mend it, but then the same
 * call succeeds, and the event that is being handled must not be lost.
 */
function refusalOf(error: unknown): string | undefined {
  for (const link of chain(error)) {
    const { message } = toError(link);
    if (isCertificateError(link)) return `the certificate of Kafka is not trusted: ${message}`;
    if (isLoginRefusal(link)) return `Kafka refuses the login: ${message}`;
    if (field(link, 'type') === 'ILLEGAL_SASL_STATE') return `Kafka takes no login at this port: ${message}`;
  }
  return undefined;
}

/**
 * Turns an error of kafkajs into `kafka-rejected` (the same call will fail again), `kafka-refused` (credentials or
 * certificates) or `kafka-unavailable`. The last two are retryable.
 */
export function turnError(error: unknown): AutosyncError {
  if (error instanceof AutosyncError) return error;
  const refusal = refusalOf(error);
  if (refusal !== undefined) return new AutosyncError('kafka-refused', refusal, { retryable: true, cause: error });
  const types = brokerErrorTypes(error);
  const names = [...chain(error)].map((link) => field(link, 'name'));
  const final =
    types.some((type) => finalTypes.has(type)) ||
    names.some((name) => typeof name === 'string' && finalNames.has(name));
  const details = types[0] === undefined ? {} : { type: types[0] };
  return final
    ? new AutosyncError('kafka-rejected', 'Kafka refuses this call', { details, cause: error })
    : new AutosyncError('kafka-unavailable', 'Kafka does not answer', { retryable: true, details, cause: error });
}
