import { AutosyncError } from '@autosync/core';

/** Properties that node-quickbooks takes out of a body and turns into switches of the call (docs/quickbooks.md#node-quickbooks). */
const SWITCHES = ['requestId', 'allowDuplicateDocNum', 'void'];

function refuse(message: string): never {
  throw new AutosyncError('qbo-invalid-call', message);
}

const filled = (body: object, name: string): boolean => {
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' && value !== '';
};

function checkSwitches(entity: string, body: object): void {
  const found = SWITCHES.find((name) => name in body);
  if (found !== undefined) refuse(`${entity}: "${found}" is not a field of the document`);
}

/** QBO keeps request ids of up to 50 characters (docs/quickbooks.md#request-ids). Throws `qbo-invalid-call`, as all checks here do. */
export function checkRequestId(requestId: string): void {
  if (requestId.length < 1 || requestId.length > 50) refuse('a request id has 1 to 50 characters');
}

/** An empty list would ask for nothing. */
export function checkEntities(entities: readonly string[]): void {
  if (entities.length === 0) refuse('change data capture needs at least one entity');
}

/** A body with an Id would update. */
export function checkCreate(entity: string, body: object): void {
  checkSwitches(entity, body);
  if ('Id' in body) refuse(`${entity}: a create has no Id`);
}

/** Without `sparse` the package adds `true`; a full update resets what is left out (docs/quickbooks.md#updates). So it is explicit. */
export function checkUpdate(entity: string, body: object): void {
  checkSwitches(entity, body);
  if (!filled(body, 'Id') || !filled(body, 'SyncToken')) refuse(`${entity}: an update needs Id and SyncToken`);
  if (typeof Reflect.get(body, 'sparse') !== 'boolean') refuse(`${entity}: an update says whether it is sparse`);
}

/** A delete or a void needs to say which version it means. */
export function checkEnd(entity: string, body: object): void {
  checkSwitches(entity, body);
  if (!filled(body, 'Id') || !filled(body, 'SyncToken')) refuse(`${entity}: it needs Id and SyncToken`);
}
