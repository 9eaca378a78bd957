import type { FastifyRequest } from 'fastify';
import { findDefinition } from '../entities/all.ts';
import type { EntityDefinition } from '../entities/definition.ts';
import { isJsonObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { CallKind } from '../ledger.ts';
import type { Upload } from './uploads.ts';
import type { ReportParameters } from '../reports/period.ts';

/** A call of the data API after parsing, before any check. */
export type DataCall = {
  realmId: string;
  method: string;
  /** An ApiOperation, `batch`, or another word, which is refused as unsupported. */
  operation: string;
  /** The entity's proper name, or the text of the path if there is no such entity. */
  entity: string;
  definition: EntityDefinition | undefined;
  id: string | undefined;
  body: JsonObject | undefined;
  queryText: string;
  requestId: string | undefined;
  allowDuplicateNumber: boolean;
  /** The parameters of change data capture, e-mails and exchange rates. */
  parameters: { entities: string; changedSince: string; sendTo: string | undefined; currencyCode: string };
  /** Uploaded files, and the server's address as the client used it, for links to them. */
  uploads?: readonly Upload[];
  baseUrl?: string;
  /** The parameters of a report. */
  reportParameters?: ReportParameters;
};

type Parameters = Record<string, string | string[] | undefined>;

function parameter(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** `/v3/company/{realm}/{entity}[/{id}]` with its query and body (docs/quickbooks.md#calls). */
export function readDataCall(request: FastifyRequest): DataCall {
  const { realmId = '', '*': path = '' } = request.params as Record<string, string>;
  const parameters = request.query as Parameters;
  const [name = '', id, ...rest] = path.split('/');
  const body = isJsonObject(request.body) ? request.body : undefined;
  const hasAction = rest.length === 1 && ['send', 'pdf'].includes(rest[0]?.toLowerCase() ?? '');
  const definition = rest.length === 0 || hasAction ? findDefinition(name) : undefined;
  const call = {
    realmId,
    method: request.method,
    id,
    body,
    requestId: parameter(parameters, 'requestid'),
    allowDuplicateNumber: includes(parameters).includes('allowduplicatedocnum'),
    parameters: {
      entities: parameter(parameters, 'entities') ?? '',
      changedSince: parameter(parameters, 'changedSince') ?? '',
      sendTo: parameter(parameters, 'sendTo'),
      currencyCode: parameter(parameters, 'sourcecurrencycode') ?? '',
    },
  };
  const special = { ...call, definition: undefined, queryText: '' };
  if (path.toLowerCase() === 'batch') return { ...special, operation: 'batch', entity: 'batch' };
  if (path.toLowerCase() === 'cdc') return { ...special, operation: 'cdc', entity: 'cdc' };
  if (path.toLowerCase() === 'taxservice/taxcode' && request.method === 'POST') {
    return { ...special, operation: 'taxservice', entity: 'TaxService' };
  }
  if (path.toLowerCase() === 'upload' || name.toLowerCase() === 'download') {
    const baseUrl = `${request.protocol}://${request.host}`;
    const isMultipart = request.headers['content-type']?.startsWith('multipart/form-data') === true;
    const { uploads } = isMultipart ? (request.body as { uploads: Upload[] }) : { uploads: [] };
    return { ...special, operation: name.toLowerCase(), entity: 'Attachable', uploads, baseUrl };
  }
  if (name.toLowerCase() === 'reports' && request.method === 'GET') {
    return { ...special, operation: 'report', entity: id ?? '', reportParameters: reportParameters(parameters) };
  }
  if (path.toLowerCase() === 'query') {
    const queryText = textOfBody(request.body) ?? parameter(parameters, 'query') ?? '';
    const entity = /\bfrom\s+([a-z]+)/i.exec(queryText)?.[1] ?? 'unknown';
    return { ...special, operation: 'query', queryText, entity: findDefinition(entity)?.name ?? entity };
  }
  const operation = operationOf(request.method, parameters, { id, action: rest[0], body });
  return { ...call, operation, definition, entity: definition?.name ?? path, queryText: '' };
}

function reportParameters(parameters: Parameters): ReportParameters {
  const given = Object.keys(parameters).flatMap((name): [string, string][] => {
    const value = parameter(parameters, name);
    return value === undefined ? [] : [[name.toLowerCase(), value]];
  });
  return Object.fromEntries(given);
}

/** The query is the body, or a parameter if the body is empty. */
function textOfBody(body: unknown): string | undefined {
  return typeof body === 'string' && body.trim() !== '' ? body : undefined;
}

function includes(parameters: Parameters): string[] {
  return (parameter(parameters, 'include') ?? '').toLowerCase().split(',');
}

function operationOf(
  method: string,
  parameters: Parameters,
  { id, action, body }: { id: string | undefined; action: string | undefined; body: JsonObject | undefined },
): string {
  if (method === 'GET') return action?.toLowerCase() === 'pdf' ? 'pdf' : 'read';
  if (method !== 'POST') return `http ${method.toLowerCase()}`;
  if (id !== undefined) return action?.toLowerCase() ?? 'post to';
  if (includes(parameters).includes('void')) return 'void';
  const operation = parameter(parameters, 'operation')?.toLowerCase();
  return operation ?? (body?.['Id'] === undefined ? 'create' : 'update');
}

export function kindOf({ operation, entity, requestId }: DataCall): CallKind {
  const givesDataOut = ['read', 'pdf', 'query', 'report', 'download', 'batch', 'cdc'].includes(operation);
  return {
    kind: operation === entity ? operation : `${operation} ${entity}`,
    metering: givesDataOut ? 'corePlus' : 'core',
    requestId: givesDataOut ? undefined : requestId,
  };
}
