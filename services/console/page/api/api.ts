import { createClient } from '@autosync/client';
import type { paths } from '@autosync/client';
import { chosenTenant } from './chosen-tenant.ts';
import { pageConfig } from './config.ts';

const tenant = chosenTenant();

/** The gateway's API. Requests go through the console's server, which adds the credential. */
export const api = createClient({
  baseUrl: `${location.origin}${pageConfig.prefix}/api`,
  // The server refuses changes without this header, which other sites cannot send.
  headers: { 'x-autosync-console': 'page', ...(tenant && { 'autosync-tenant': tenant.id }) },
  mostTries: 3,
});

type Good<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

/** The body of a 200 answer to GET of a path. */
export type Answer<Path extends keyof paths> = Good<paths[Path]['get']>;

export type Company = Answer<'/v1/companies/{companyId}'>;
export type CompanyStatus = Answer<'/v1/status/companies'>['items'][number];
export type AutoSync = Answer<'/v1/companies/{companyId}/autosync'>;
export type TypeStatus = NonNullable<AutoSync['types'][RecordType]>;
export type RunCheck = Answer<'/v1/companies/{companyId}/run-check'>;
export type Batch = Answer<'/v1/batches/{batchId}'>;
export type RecordType = Batch['type'];
export type BatchDay = Answer<'/v1/companies/{companyId}/batches/days'>['items'][number];
export type Action = Answer<'/v1/batches/{batchId}/actions'>['items'][number];
export type PreviewItem = Answer<'/v1/companies/{companyId}/previews/{previewId}'>['items'][number];
export type ProblemGroup = Answer<'/v1/companies/{companyId}/problems'>['items'][number];
export type RecordSummary = Answer<'/v1/companies/{companyId}/invoices'>['items'][number];
export type RecordDetail = Answer<'/v1/companies/{companyId}/invoices/{externalId}'>;
export type Payment = Answer<'/v1/companies/{companyId}/payments'>['items'][number];
export type Connection = Answer<'/v1/companies/{companyId}/connection'>;
export type Mapping = Answer<'/v1/companies/{companyId}/mappings'>['items'][number];
export type MissingName = Answer<'/v1/companies/{companyId}/mappings/missing'>['items'][number];
export type Comparison = Answer<'/v1/companies/{companyId}/comparisons'>['items'][number];
export type ComparisonDay = Answer<'/v1/companies/{companyId}/comparison-trend'>['items'][number];
export type Difference = Answer<'/v1/companies/{companyId}/differences'>['items'][number];
export type BooksReset = Answer<'/v1/companies/{companyId}/books-reset'>;
export type Notifications = Answer<'/v1/companies/{companyId}/notifications'>;
export type SearchResult = Answer<'/v1/search'>;
export type Found = SearchResult['items'][number];
export type ApiKey = Answer<'/v1/api-keys'>['items'][number];
export type Scope = ApiKey['scopes'][number];
export type AuditEvent = Answer<'/v1/audit-events'>['items'][number];

export type QuickBooksList = paths['/v1/companies/{companyId}/quickbooks/{list}']['get']['parameters']['path']['list'];
