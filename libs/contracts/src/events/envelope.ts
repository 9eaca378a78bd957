import { AutosyncError, newId } from '@autosync/core';
import type { TSchema, Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** A message as libs/kafka sends it. */
export type EncodedEvent = { topic: string; key: string; headers: Record<string, string>; value: string };

/** A message as libs/kafka receives it; only what decoding needs. */
export type ReceivedEvent = { topic: string; value: Buffer | null; headers: Record<string, string> };

/** Where events come from, for `ce_source`. */
export type EventOrigin = { source: string; now: Date; traceparent?: string };

export type EventDefinition<Body> = {
  type: string;
  /** CloudEvents 1.0 attributes go to the headers (docs/protocol.md#contracts); the key keeps a company's events in one partition. */
  encode(body: Body, topic: string, origin: EventOrigin): EncodedEvent;
  /** The same of a stored body: published as it stands, not checked again. `id` is its own among those of its source. */
  wrap(stored: { id: string; companyId: string; body: string }, topic: string, origin: EventOrigin): EncodedEvent;
  /** Throws `event-invalid` that names the first faults and their places. */
  decode(message: ReceivedEvent): Body;
};

export function defineEvent<Schema extends TSchema>(
  type: string,
  schema: Schema,
): EventDefinition<Static<Schema> & { companyId: string }> {
  const validator = Compile(schema);

  function check(value: unknown): Static<Schema> & { companyId: string } {
    if (validator.Check(value)) return value as Static<Schema> & { companyId: string };
    const faults = validator
      .Errors(value)
      .slice(0, 5)
      .map((fault) => `${fault.instancePath || '/'} ${fault.message}`);
    throw new AutosyncError('event-invalid', `not a valid ${type}: ${faults.join('; ')}`, { details: { faults } });
  }

  const wrap: EventDefinition<unknown>['wrap'] = ({ id, companyId, body }, topic, { source, now, traceparent }) => ({
    topic,
    key: companyId,
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_type: type,
      ce_source: source,
      ce_time: now.toISOString(),
      'content-type': 'application/json',
      ...(traceparent === undefined ? {} : { traceparent }),
    },
    value: body,
  });

  return {
    type,
    wrap,
    encode: (body, topic, origin) =>
      wrap({ id: newId(), companyId: check(body).companyId, body: JSON.stringify(body) }, topic, origin),
    decode(message) {
      let value: unknown;
      try {
        value = JSON.parse(message.value?.toString('utf8') ?? '');
      } catch (cause) {
        throw new AutosyncError('event-invalid', `not a valid ${type}: the body is no JSON`, { cause });
      }
      return check(value);
    },
  };
}
