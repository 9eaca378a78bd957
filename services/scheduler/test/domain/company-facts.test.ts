import { describe, expect, it } from 'vitest';
import { decideFacts, type CompanyFacts } from '../../src/domain/company-facts.ts';
import { aKnownCompany } from '../support/samples.ts';

const facts = (given: Partial<CompanyFacts> = {}): CompanyFacts => ({
  version: 21,
  name: 'Northwind',
  timeZone: 'UTC',
  connectionState: 'connected',
  connectionVersion: 8,
  disabled: false,
  removed: false,
  ...given,
});

describe('what the gateway pushes', () => {
  it.each([19, 20])('is ignored when it is not newer than what is known (%d)', (version) => {
    expect(decideFacts(aKnownCompany(), facts({ version }))).toBeNull();
  });

  it('connects a company whose connection was gone', () => {
    for (const connectionState of ['disconnected', 'needsReconnect'] as const) {
      expect(decideFacts(aKnownCompany({ connectionState }), facts())).toMatchObject({ connects: true });
    }
    expect(decideFacts(aKnownCompany(), facts())).toMatchObject({ connects: false });
  });

  it('does not bring back a connection that a worker found broken since', () => {
    const known = aKnownCompany({ connectionState: 'needsReconnect', connectionVersion: 8 });
    expect(decideFacts(known, facts({ connectionVersion: 8, name: 'New name' }))).toMatchObject({
      connects: false,
      facts: { name: 'New name', connectionState: 'needsReconnect', connectionVersion: 8 },
    });
    expect(decideFacts(known, facts({ connectionVersion: 9 }))).toMatchObject({ connects: true });
  });

  it.each([
    [7, 8],
    [8, 8],
    [9, 9],
  ])('of connection %d leaves the newest of both, %d', (connectionVersion, newest) => {
    const known = aKnownCompany({ connectionVersion: 8 });
    expect(decideFacts(known, facts({ connectionVersion }))?.facts.connectionVersion).toBe(newest);
  });

  it('removes a company once, and connects none that is removed', () => {
    expect(decideFacts(aKnownCompany(), facts({ removed: true }))).toMatchObject({ removes: true });
    expect(decideFacts(aKnownCompany({ removed: true }), facts({ removed: true }))).toMatchObject({ removes: false });
    const gone = aKnownCompany({ connectionState: 'disconnected' });
    expect(decideFacts(gone, facts({ removed: true }))).toMatchObject({ connects: false });
  });
});
