import { expect } from 'vitest';
import { testFolder } from '@autosync/testing';
import { sendAnyRequests } from './any-request.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { findSchemathesis, runSchemathesis } from './schemathesis.ts';
import type { SchemathesisOptions } from './schemathesis.ts';

/** AUTOSYNC_HOSTILE_SEED sends the requests of a failed run again. */
function seedOfRun(): number {
  return Number(process.env['AUTOSYNC_HOSTILE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

/** Sends requests of our own making; returns how many. */
export async function expectDocumentedAnswers(
  gateway: HostileGateway,
  limits: { most: number; seconds: number },
): Promise<number> {
  const seed = seedOfRun();
  const { sent, taken, operations, faults } = await sendAnyRequests(gateway, { ...limits, seed });
  process.stderr.write(`${sent} requests to ${operations} operations, ${taken} of them taken (seed ${seed})\n`);
  expect({ seed, faults: faults.slice(0, 20) }).toEqual({ seed, faults: [] });
  expect(gateway.errors()).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(operations);
  expect(taken).toBeGreaterThan(sent / 20);
  return sent;
}

type Operation = { operationId: string; responses: object; requestBody?: { content: object } };
type Documented = { paths: Record<string, Record<string, Operation>> };

/** A live stream has no end; and schemathesis has no words for bodies that are lines of JSON only. */
function isBeyondIt({ responses, requestBody }: Operation): boolean {
  if (JSON.stringify(responses).includes('text/event-stream')) return true;
  return requestBody !== undefined && Object.keys(requestBody.content).every((type) => type === 'application/x-ndjson');
}

function beyondSchemathesis(document: unknown): string[] {
  const operations = Object.values((document as Documented).paths).flatMap((path) => Object.values(path));
  return operations.filter(isBeyondIt).map(({ operationId }) => operationId);
}

/** Lets schemathesis do the same; returns how many it sent, undefined where it cannot be had. */
export async function expectNothingOfSchemathesis(
  gateway: HostileGateway,
  limits: Pick<SchemathesisOptions, 'phases' | 'examples' | 'seconds'>,
): Promise<number | undefined> {
  const found = await findSchemathesis();
  if ('missing' in found) {
    process.stderr.write(`skipped, ${found.missing}\n`);
    return undefined;
  }
  const folder = await testFolder();
  const { code, requests, said } = await runSchemathesis(found.python, {
    ...gateway,
    ...limits,
    folder,
    // It would take the tenant away.
    without: ['removeTenant', ...beyondSchemathesis(gateway.document)],
  });
  process.stderr.write(`schemathesis sent ${requests} requests\n`);
  // All that it says is in the failure, with the request to send again.
  if (code !== 0) expect(said).toBe('No issues found');
  expect(gateway.errors()).toEqual([]);
  expect(requests).toBeGreaterThan(0);
  return requests;
}
