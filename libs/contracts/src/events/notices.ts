import { Type, type Static } from 'typebox';
import { recordTypes } from '../record-types/registry.ts';
import { defineEvent } from './envelope.ts';

/** What the scheduler lets others know of a company, beside its batches. */
const noticeKinds = ['connectionChanged', 'settingsChanged', 'failuresChanged', 'overdue', 'onTime'] as const;

const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const type = Type.Enum([...recordTypes]);

const noticeSchema = Type.Object({
  tenantId: id,
  companyId: id,
  kind: Type.Enum([...noticeKinds]),
  at: instant,
  /** `failuresChanged`, `overdue` and `onTime`: of which record type. */
  type: Type.Optional(type),
  /** `connectionChanged`. */
  connectionState: Type.Optional(Type.Enum(['disconnected', 'connected', 'needsReconnect'])),
  connectionVersion: Type.Optional(Type.Integer()),
  /** `settingsChanged`: the ETag of the AutoSync settings, and the types that AutoSync syncs now. */
  settingsVersion: Type.Optional(count),
  syncedTypes: Type.Optional(Type.Array(type)),
  /** `failuresChanged`: so many batches in a row count toward a disconnect, and with how many it comes. */
  failuresInARow: Type.Optional(count),
  disconnectAfter: Type.Optional(count),
  disconnected: Type.Optional(Type.Boolean()),
  /** `overdue`: without, there was none yet. */
  lastSuccessAt: Type.Optional(instant),
});
export type Notice = Static<typeof noticeSchema>;

/** scheduler → notifier: what people and programs may want to hear of a company. It moves nothing. */
export const noticeEvent = defineEvent('autosync.notice.v1', noticeSchema);
