import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { ConnectionRow } from '@autosync/connections';
import { connectionStates } from '../../domain/connection-state.ts';
import { instantSchema, isoOrNull, oneOf, orNull } from './shared.ts';

export const startedConnectionSchema = Type.Object(
  {
    authorizeUrl: Type.String({ description: 'Open it in the browser of the person who may allow the connection' }),
    expiresAt: instantSchema,
  },
  { title: 'StartedConnection' },
);

export const connectionSchema = Type.Object(
  {
    state: oneOf(connectionStates),
    realmId: orNull(Type.String()),
    realmVerified: Type.Boolean({
      description:
        'QuickBooks has answered for the realm, so it is bound to this company. Soon after connecting it has.',
    }),
    reason: orNull(Type.String({ description: 'Why it is not connected' })),
    tokenExpiresAt: orNull(Type.String({ format: 'date-time', description: 'Unless it is used before' })),
    updatedAt: instantSchema,
  },
  { title: 'Connection' },
);

export function toConnection(row: ConnectionRow): Static<typeof connectionSchema> {
  return {
    state: row.state,
    realmId: row.realmId,
    realmVerified: row.realmVerifiedAt !== null,
    reason: row.reason,
    tokenExpiresAt: row.state === 'disconnected' ? null : isoOrNull(row.refreshExpiresAt),
    updatedAt: row.updatedAt.toISOString(),
  };
}
