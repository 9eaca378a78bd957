import { createHmac, timingSafeEqual } from 'node:crypto';
import { quickBooksLists } from '@autosync/contracts';

/** What Intuit tells of a change: of which document or entry of a list, never what is in it. `entity` in small letters. */
export type IntuitEvent = { realmId: string; entity: string; id: string; operation: string };

/** `intuit-signature` is the base64 of HMAC-SHA256 of the body as it came (docs/quickbooks.md#webhooks). */
export function isSignedBy(tokens: readonly string[], body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  return tokens.some((token) => {
    const right = createHmac('sha256', token).update(body).digest();
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `qbo.payment.created.v1` */
function fromCloudEvent(event: Json): IntuitEvent {
  const [, entity = '', operation = ''] = textIn(event['type']).split('.');
  return { realmId: textIn(event['intuitaccountid']), entity, id: textIn(event['intuitentityid']), operation };
}

const operations: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  void: 'voided',
  merge: 'merged',
};

/** Until July 2026: one notification per company, with its entities. */
function fromNotification({ realmId, dataChangeEvent }: Json): IntuitEvent[] {
  const entities = isObject(dataChangeEvent) ? listIn(dataChangeEvent['entities']) : [];
  return entities.map(({ name, id, operation }) => ({
    realmId: textIn(realmId),
    entity: textIn(name).toLowerCase(),
    id: textIn(id),
    operation: operations[textIn(operation).toLowerCase()] ?? '',
  }));
}

/** The events of a delivery, of whatever form; undefined when it is none that we know. */
export function eventsIn(body: unknown): IntuitEvent[] | undefined {
  if (Array.isArray(body)) return listIn(body).map(fromCloudEvent);
  if (!isObject(body)) return undefined;
  if (Array.isArray(body['eventNotifications'])) return listIn(body['eventNotifications']).flatMap(fromNotification);
  return 'intuitaccountid' in body ? [fromCloudEvent(body)] : undefined;
}

const REALM = /^\d{1,20}$/;
const ENTRY = /^\d{1,20}$/;

/**
 * The QuickBooks companies whose payments should be read. Our own writes raise events, too, so a new or changed invoice is
 * no reason; what became of payments and credit memos is, and an invoice that is gone.
 */
export function realmsWithNews(events: readonly IntuitEvent[]): string[] {
  const news = events.filter(({ entity, operation }) => {
    if (entity === 'payment' || entity === 'creditmemo') return operation !== 'emailed' && operation !== '';
    return entity === 'invoice' && (operation === 'deleted' || operation === 'voided');
  });
  return realmsIn(news);
}

const listEntities = new Set(Object.values(quickBooksLists).map(({ entity }) => entity.toLowerCase()));

/** What is told of entries of lists that we keep. */
export function newsOfLists(events: readonly IntuitEvent[]): IntuitEvent[] {
  return events.filter(({ entity, id }) => listEntities.has(entity) && ENTRY.test(id));
}

/** The QuickBooks companies of which there are events at all: their webhooks work. */
export function realmsIn(events: readonly IntuitEvent[]): string[] {
  return [...new Set(events.map(({ realmId }) => realmId))].filter((realmId) => REALM.test(realmId));
}
