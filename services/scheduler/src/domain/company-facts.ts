import type { Company, ConnectionState } from './company.ts';

/** What the gateway pushes of a company (docs/protocol.md#company-facts). */
export type CompanyFacts = {
  version: number;
  name: string;
  timeZone: string;
  connectionState: ConnectionState;
  connectionVersion: number;
  disabled: boolean;
  removed: boolean;
};

export type CompanyDecision = {
  facts: CompanyFacts;
  /** The connection has come (back): reference data and one catch-up per type are due. */
  connects: boolean;
  removes: boolean;
};

/**
 * Null: older than what is known. The connection has a version of its own: a worker may have told that it is broken
 * before the gateway could, so what the gateway pushes counts only when its version is higher.
 */
export function decideFacts(known: Company, facts: CompanyFacts): CompanyDecision | null {
  if (facts.version <= known.pushedVersion) return null;
  const newer = facts.connectionVersion > known.connectionVersion;
  const connectionState = newer ? facts.connectionState : known.connectionState;
  const connectionVersion = Math.max(facts.connectionVersion, known.connectionVersion);
  return {
    facts: { ...facts, connectionState, connectionVersion },
    connects: !facts.removed && connectionState === 'connected' && known.connectionState !== 'connected',
    removes: facts.removed && !known.removed,
  };
}
