import type { Company } from '../api/api.ts';
import type { Look } from '../ui/badge.tsx';
import { enabledTypes } from './use-company-state.ts';
import type { CompanyState } from './use-company-state.ts';

const conditions = [
  'unknown',
  'disabled',
  'notConnected',
  'reconnect',
  'off',
  'paused',
  'switchedOff',
  'running',
  'problems',
  'good',
] as const;
type Condition = (typeof conditions)[number];

const looks: Record<Condition, Look> = {
  unknown: { tone: 'idle', icon: 'question' },
  disabled: { tone: 'idle', icon: 'pause' },
  notConnected: { tone: 'idle', icon: 'unlink' },
  reconnect: { tone: 'bad', icon: 'unlink' },
  off: { tone: 'idle', icon: 'pause' },
  paused: { tone: 'warn', icon: 'pause' },
  switchedOff: { tone: 'bad', icon: 'error' },
  running: { tone: 'busy', icon: 'turning' },
  problems: { tone: 'warn', icon: 'warning' },
  good: { tone: 'good', icon: 'check' },
};

function conditionOf({ company, settings, lastBatch, problems }: CompanyState & { company: Company }): Condition {
  if (company.disabled) return 'disabled';
  if (company.connectionState === 'needsReconnect') return 'reconnect';
  if (company.connectionState === 'disconnected') return 'notConnected';
  // Nothing that is not known may look as if it were well.
  if (settings === undefined || problems === undefined) return 'unknown';
  if (enabledTypes(settings).some(([, { disconnectedReason }]) => disconnectedReason !== null)) return 'switchedOff';
  if (settings.pauses.length > 0) return 'paused';
  if (lastBatch?.state === 'running') return 'running';
  if (problems > 0) return 'problems';
  return settings.enabled ? 'good' : 'off';
}

/** A company in one word: the worst that is true of it. */
export function companyCondition(state: CompanyState & { company: Company }): Look & { word: Condition } {
  const word = conditionOf(state);
  return { word, ...looks[word] };
}
