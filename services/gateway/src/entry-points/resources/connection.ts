import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { ConnectionRow } from '@autosync/connections';
import { connectionStates } from '../../domain/connection-state.ts';
import { instantSchema, isoOrNull, oneOf, orNull } from './shared.ts';

export const startedConnectionSchema = Type.Object({
  authorizeUrl: Type.String({ description: 'Open it in the browser of the person who may allow the connection' }),
  expiresAt: instantSchema,
});

export const connectionSchema = Type.Object({
  state: oneOf(connectionStates),
  realmId: orNull(Type.String()),
  reason: orNull(Type.String({ description: 'Why it is not connected' })),
  tokenExpiresAt: orNull(Type.String({ format: 'date-time', description: 'Unless it is used before' })),
  updatedAt: instantSchema,
});

export function toConnection(row: ConnectionRow): Static<typeof connectionSchema> {
  return {
    state: row.state,
    realmId: row.realmId,
    reason: row.reason,
    tokenExpiresAt: row.state === 'disconnected' ? null : isoOrNull(row.refreshExpiresAt),
    updatedAt: row.updatedAt.toISOString(),
  };
}
