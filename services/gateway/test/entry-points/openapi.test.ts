import { afterAll, beforeAll, expect, it } from 'vitest';
import { declarationOf, outgoingTypes } from '@autosync/contracts';
import { operations } from '../../src/metrics.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

type Answer = { content?: Record<string, { schema: { $ref?: string } }> };
type Operation = {
  operationId: string;
  summary: string;
  security: object[];
  requestBody?: Answer;
  responses: Record<string, Answer>;
};

let gateway: TestGateway;
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
beforeAll(async () => {
  gateway = await testGateway();
  const answer = await gateway.call('GET', '/v1/openapi.json', { key: null });
  document = answer.body;
});
afterAll(async () => gateway.stop());

const all = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

it('the document is OpenAPI 3.1 and needs no key', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/v1/companies/{companyId}/invoices/{externalId}');
});

it('each operation has a name of its own, a summary, its scope and the problem document', () => {
  const names = all().map(({ operationId }) => operationId);
  expect(names).toHaveLength(new Set(names).size);
  for (const operation of all()) {
    expect(operation.summary).toEqual(expect.any(String));
    expect(operation.responses['default']).toBeDefined();
  }
  const upsert = document.paths['/v1/companies/{companyId}/invoices/{externalId}']?.['put'];
  expect(upsert).toMatchObject({
    operationId: 'upsertInvoices',
    security: [{ apiKey: [] }],
    description: expect.stringMatching(/Needs the scope `records:write`\.$/),
  });
});

it('each JSON body and answer has a name, so that clients get a type of it', () => {
  const unnamed = all().flatMap(({ operationId, requestBody = {}, responses }) =>
    [requestBody, ...Object.values(responses)]
      .flatMap(({ content }) => Object.entries(content ?? {}))
      .filter(([type, { schema }]) => /[/+]json/.test(type) && schema.$ref === undefined)
      .map(() => operationId),
  );
  // Give the schema a title that no other has.
  expect(unnamed).toEqual([]);
  const names = ['Invoice', 'Expense', 'InventoryMovement', 'Company', 'Batch', 'BatchPage', 'Action', 'Mapping'];
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...names, 'Payment', 'Problem']));
});

/** An operation per type, which metrics sum up. */
const titles = new RegExp(`(${outgoingTypes.map(([type]) => declarationOf(type).title).join('|')})$`);

it('metrics know every operation, and none that there is not', () => {
  const documented = all().map(({ operationId }) =>
    operationId.replace(titles, () => (/^bulk|^list|^stream/.test(operationId) ? 'Records' : 'Record')),
  );
  expect([...new Set([...documented, 'getOpenApi', 'showReference', 'showRunbook'])].sort()).toEqual(
    [...operations].sort(),
  );
});
