import NodeQuickBooks from 'node-quickbooks';
import { sendRaw } from './raw-call.ts';

type Callback = (error: unknown) => void;

/** The methods we use of node-quickbooks, by name: `createInvoice`, `getInvoice`, `findInvoices`, … */
type Instance = {
  token: string;
  endpoint: string;
  realmId: string;
  minorversion: number;
  pluralize(name: string): string;
  changeDataCapture(entities: string, since: string, callback: Callback): void;
  getPreferences(callback: Callback): void;
  getCompanyInfo(realmId: string, callback: Callback): void;
};

type Method = (this: Instance, argument: unknown, callback: Callback) => void;

type Operation = 'create' | 'update' | 'delete' | 'void' | 'read' | 'query';

/** What the package has no methods for (docs/quickbooks.md#node-quickbooks). */
const unknownToPackage: ReadonlySet<string> = new Set(['InventoryAdjustment']);

type Settings = {
  consumerKey: string;
  consumerSecret: string;
  token: string;
  tokenSecret: false;
  realmId: string;
  useSandbox: false;
  debug: false;
  minorversion: number;
  oauthversion: '2.0';
};

// The types shipped with the package describe an ES module, while it is `module.exports = QuickBooks` (docs/quickbooks.md#node-quickbooks).
const QuickBooks = NodeQuickBooks as unknown as new (settings: Settings) => Instance;

/** node-quickbooks for one realm, as promises that say only that the package is done with the call. */
export type QuickBooks = {
  create(token: string, entity: string, body: object): Promise<void>;
  update(token: string, entity: string, body: object): Promise<void>;
  delete(token: string, entity: string, body: object): Promise<void>;
  void(token: string, entity: string, body: object): Promise<void>;
  read(token: string, entity: string, id: string): Promise<void>;
  /** `criteria` is everything after `select * from <entity>`. */
  query(token: string, entity: string, criteria: string): Promise<void>;
  /** How many there are, all or of those changed in a range. */
  count(token: string, entity: string, changed: { from: Date; before: Date } | undefined): Promise<void>;
  changeDataCapture(token: string, entities: readonly string[], since: Date): Promise<void>;
  preferences: (token: string) => Promise<void>;
  companyInfo: (token: string) => Promise<void>;
  /** True when the package has what all operations of an entity need. */
  knows(entity: string, operation: Operation): boolean;
};

/**
 * Nothing global is touched: the endpoint is set on the instance, and `setOauthVersion` (which fetches Intuit's
 * discovery document) is never called (docs/quickbooks.md#node-quickbooks). The callback only settles the promise, since the package calls a
 * throwing one twice.
 */
export function createQuickBooks({
  apiBaseUrl,
  clientId,
  realmId,
}: Record<'apiBaseUrl' | 'clientId' | 'realmId', string>): QuickBooks {
  const instance = new QuickBooks({
    consumerKey: clientId,
    consumerSecret: '',
    token: '',
    tokenSecret: false,
    realmId,
    useSandbox: false,
    debug: false,
    minorversion: 75,
    oauthversion: '2.0',
  });
  instance.endpoint = `${apiBaseUrl.replace(/\/+$/, '')}/v3/company/`;

  function method(operation: string, entity: string): Method | undefined {
    const names: Record<string, string> = {
      create: `create${entity}`,
      update: `update${entity}`,
      delete: `delete${entity}`,
      void: `void${entity}`,
      read: `get${entity}`,
      query: `find${instance.pluralize(entity)}`,
    };
    const found: unknown = Reflect.get(instance, names[operation] ?? '');
    return typeof found === 'function' ? (found as Method) : undefined;
  }

  /** The package reads the token in the same tick in which the method is called. */
  function call(token: string, invoke: (callback: Callback) => void): Promise<void> {
    return new Promise((resolve) => {
      instance.token = token;
      invoke(() => resolve());
    });
  }

  async function callEntity(operation: Operation, token: string, entity: string, argument: unknown): Promise<void> {
    if (unknownToPackage.has(entity)) return sendRaw({ ...instance, token }, { operation, entity, argument });
    return call(token, (callback) => {
      const found = method(operation, entity);
      if (found === undefined) throw new Error(`node-quickbooks cannot ${operation} ${entity}`);
      found.call(instance, argument, callback);
    });
  }

  return {
    create: (token, entity, body) => callEntity('create', token, entity, body),
    update: (token, entity, body) => callEntity('update', token, entity, body),
    delete: (token, entity, body) => callEntity('delete', token, entity, body),
    // The package has a void of its own for an invoice; any other form is voided by an update that says so (docs/quickbooks.md#calls).
    void: (token, entity, body) =>
      method('void', entity) === undefined
        ? callEntity('update', token, entity, { ...body, sparse: true, void: true })
        : callEntity('void', token, entity, body),
    read: (token, entity, id) => callEntity('read', token, entity, id),
    query: (token, entity, criteria) => callEntity('query', token, entity, criteria),
    // The package counts only where the criteria are a list, which it writes by itself; instants need no quoting.
    count: (token, entity, changed) =>
      callEntity('query', token, entity, [{ count: true }, ...(changed === undefined ? [] : changedWithin(changed))]),
    // The package puts both into the address as they are: a "+" of the time's offset would arrive as a space (docs/quickbooks.md#node-quickbooks).
    changeDataCapture: (token, entities, since) =>
      call(token, (callback) =>
        instance.changeDataCapture(entities.join(','), encodeURIComponent(since.toISOString()), callback),
      ),
    preferences: (token) => call(token, (callback) => instance.getPreferences(callback)),
    companyInfo: (token) => call(token, (callback) => instance.getCompanyInfo(realmId, callback)),
    knows: (entity, operation) => unknownToPackage.has(entity) || method(operation, entity) !== undefined,
  };
}

function changedWithin({ from, before }: { from: Date; before: Date }) {
  const field = 'MetaData.LastUpdatedTime';
  return [
    { field, operator: '>=', value: from.toISOString() },
    { field, operator: '<', value: before.toISOString() },
  ];
}
