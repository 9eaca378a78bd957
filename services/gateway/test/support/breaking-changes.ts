/** What of an OpenAPI document its clients rely on. */
type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
} & Record<string, unknown>;
type Media = Record<string, { schema: Schema }>;
type Answer = { $ref?: string; content?: Media; headers?: Record<string, unknown> };
type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Media };
  responses: Record<string, Answer>;
};
type Components = Record<'schemas' | 'responses' | 'parameters', Record<string, object>>;
export type Document = { paths: Record<string, Record<string, Operation>>; components: Components };

type Direction = 'request' | 'answer';
type Side<T> = { before: T; after: T };
type Context = Side<Document> & { direction: Direction; seen: Set<string> };

function resolve<T extends { $ref?: string }>(document: Document, given: T): T {
  if (given.$ref === undefined) return given;
  const [kind = '', name = ''] = given.$ref.split('/').slice(-2);
  return (document.components[kind as keyof Components] as Record<string, T>)[name] as T;
}

const listOf = (type: Schema['type']) => (type === undefined ? [] : [type].flat());
const missing = <T>(wanted: readonly T[], found: readonly T[]) => wanted.filter((one) => !found.includes(one));

/** Limits that refuse more when they rise, and when they fall. */
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

function limitChanges(at: string, { before, after }: Side<Schema>): string[] {
  const told = (keyword: string) =>
    `${at} has the ${keyword} ${String(after[keyword])}, not ${String(before[keyword])}`;
  const isTighter = (keyword: string, sign: 1 | -1) => {
    const [was, is] = [before[keyword], after[keyword]];
    return typeof is === 'number' && (typeof was !== 'number' || sign * (is - was) > 0);
  };
  const changed = ['pattern', 'format'].filter((one) => after[one] !== undefined && after[one] !== before[one]);
  return [
    ...lower.filter((keyword) => isTighter(keyword, 1)),
    ...upper.filter((keyword) => isTighter(keyword, -1)),
    ...changed,
  ].map(told);
}

/** A client that sends only this may go on, and one that reads only this finds it. */
function objectChanges(at: string, { before, after }: Side<Schema>, context: Context): string[] {
  const [was, is] = [before.properties ?? {}, after.properties ?? {}];
  const gone = missing(Object.keys(was), Object.keys(is)).map((name) => `${at}.${name} is gone`);
  const shared = Object.keys(was).filter((name) => name in is);
  const inner = shared.flatMap((name) =>
    schemaChanges(`${at}.${name}`, { before: was[name]!, after: is[name]! }, context),
  );
  const [needed, given] = [before.required ?? [], after.required ?? []];
  if (context.direction === 'answer') {
    const loose = missing(needed, given).filter((name) => name in is);
    return [...gone, ...inner, ...loose.map((name) => `${at}.${name} may be absent`)];
  }
  const closes = before.additionalProperties !== false && after.additionalProperties === false;
  return [
    ...(after.additionalProperties === false || gone.length === 0 ? gone : []),
    ...inner,
    ...missing(given, needed).map((name) => `${at}.${name} is required`),
    ...(closes ? [`${at} takes no other fields`] : []),
  ];
}

/** Each kind of value that was taken still is; each that is answered was answered before. */
function variantChanges(at: string, { before, after }: Side<Schema>, context: Context): string[] {
  const [was, is] = [before.anyOf ?? [before], after.anyOf ?? [after]];
  const fits = (one: Side<Schema>) => schemaChanges(at, one, { ...context, seen: new Set(context.seen) }).length === 0;
  const isTaken = (old: Schema) => is.some((one) => fits({ before: old, after: one }));
  const isKnown = (one: Schema) => was.some((old) => fits({ before: old, after: one }));
  const holds = context.direction === 'request' ? was.every(isTaken) : is.every(isKnown);
  if (holds) return [];
  // With as many as before it is told which of them.
  const pairs = was.length === is.length ? was.map((old, index) => ({ before: old, after: is[index]! })) : [];
  const told = pairs.flatMap((pair) => schemaChanges(at, pair, context));
  return told.length > 0 ? told : [`${at} is another kind of value`];
}

function schemaChanges(at: string, given: Side<Schema>, context: Context): string[] {
  const key = `${context.direction} ${given.before.$ref} ${given.after.$ref}`;
  if (given.before.$ref !== undefined && given.after.$ref !== undefined) {
    if (context.seen.has(key)) return [];
    context.seen.add(key);
  }
  const pair = { before: resolve(context.before, given.before), after: resolve(context.after, given.after) };
  const { before, after } = pair;
  if (before.anyOf !== undefined || after.anyOf !== undefined) return variantChanges(at, pair, context);

  const [wide, narrow] = context.direction === 'request' ? [after, before] : [before, after];
  const isOther =
    wide.type !== undefined &&
    (narrow.type === undefined || missing(listOf(narrow.type), listOf(wide.type)).length > 0);
  if (isOther)
    return [
      `${at} is ${listOf(after.type).join(' or ') || 'anything'}, not ${listOf(before.type).join(' or ') || 'anything'}`,
    ];

  // Enumerations of answers are open: clients are told to take words that they do not know.
  const words = context.direction === 'request' && after.enum ? missing(before.enum ?? ['anything'], after.enum) : [];
  const maps = { before: before.additionalProperties, after: after.additionalProperties };
  return [
    ...words.map((word) => `${at} does not take ${String(word)}`),
    ...(context.direction === 'request' ? limitChanges(at, pair) : []),
    ...objectChanges(at, pair, context),
    ...(before.items && after.items
      ? schemaChanges(`${at}[]`, { before: before.items, after: after.items }, context)
      : []),
    ...(typeof maps.before === 'object' && typeof maps.after === 'object'
      ? schemaChanges(`${at}.*`, { before: maps.before, after: maps.after }, context)
      : []),
  ];
}

function mediaChanges(at: string, { before = {}, after = {} }: Partial<Side<Media>>, context: Context): string[] {
  return Object.entries(before).flatMap(([type, { schema }]) => {
    const now = after[type];
    return now === undefined
      ? [`${at} is not ${type}`]
      : schemaChanges(at, { before: schema, after: now.schema }, context);
  });
}

function parameterChanges(at: string, { before, after }: Side<Operation>, context: Context): string[] {
  const of = (document: Document, { parameters = [] }: Operation) =>
    new Map(parameters.map((one) => resolve(document, one)).map((one) => [`${one.in} ${one.name}`, one]));
  const [was, is] = [of(context.before, before), of(context.after, after)];
  const changes = [...was].flatMap(([name, old]) => {
    const now = is.get(name);
    if (now === undefined) return [`${at} does not take ${name}`];
    const isNeeded = now.required === true && old.required !== true ? [`${at} needs ${name}`] : [];
    return [...isNeeded, ...schemaChanges(`${at} ${name}`, { before: old.schema, after: now.schema }, context)];
  });
  const added = [...is].filter(([name, { required }]) => required === true && !was.has(name));
  return [...changes, ...added.map(([name]) => `${at} needs ${name}`)];
}

function answerChanges(at: string, { before, after }: Side<Operation>, context: Context): string[] {
  const good = Object.entries(before.responses).filter(([status]) => /^[23]/.test(status));
  return good.flatMap(([status, given]) => {
    const [was, now] = [resolve(context.before, given), after.responses[status]];
    if (now === undefined) return [`${at} does not answer ${status}`];
    const is = resolve(context.after, now);
    const headers = missing(Object.keys(was.headers ?? {}), Object.keys(is.headers ?? {}));
    const content = { ...(was.content && { before: was.content }), ...(is.content && { after: is.content }) };
    return [
      ...headers.map((name) => `${at} ${status} has no ${name}`),
      ...mediaChanges(`${at} ${status}`, content, context),
    ];
  });
}

function operationChanges(pair: Side<Operation>, documents: Side<Document>): string[] {
  const { before, after } = pair;
  const at = before.operationId;
  const request: Context = { ...documents, direction: 'request', seen: new Set() };
  const answer: Context = { ...documents, direction: 'answer', seen: new Set() };
  const [was, is] = [before.requestBody, after.requestBody];
  const isNeeded = is?.required === true && was?.required !== true ? [`${at} needs a body`] : [];
  const bodies = { ...(was && { before: was.content }), ...(is && { after: is.content }) };
  return [
    ...(at === after.operationId ? [] : [`${at} is called ${after.operationId}`]),
    ...parameterChanges(at, pair, request),
    ...isNeeded,
    ...mediaChanges(`${at} body`, bodies, request),
    ...answerChanges(at, pair, answer),
  ];
}

/**
 * What a client of the one document would stumble over with the other, a sentence each. Requests may become wider and
 * answers richer; new operations, optional parameters, fields, kinds of problems and words of answers break nobody.
 */
export function breakingChanges(before: Document, after: Document): string[] {
  const operations = Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const now = after.paths[path]?.[method];
      if (now === undefined) return [`${method.toUpperCase()} ${path} is gone`];
      return operationChanges({ before: operation, after: now }, { before, after });
    }),
  );
  const names = missing(Object.keys(before.components.schemas), Object.keys(after.components.schemas));
  return [...new Set([...operations, ...names.map((name) => `no schema is called ${name}`)])];
}
