import type { PauseMessage } from '@autosync/contracts';
import type { Pause } from '../domain/pause.ts';

/** A pause as gRPC carries it: what is absent is "". */
export function toPauseMessage(pause: Pause): PauseMessage {
  return {
    id: pause.id,
    tenantId: pause.tenantId ?? '',
    companyId: pause.companyId ?? '',
    type: pause.type ?? '',
    note: pause.note,
    actorName: pause.actorName,
    createdAt: pause.createdAt.toISOString(),
    endedAt: pause.endedAt?.toISOString() ?? '',
    endedBy: pause.endedBy ?? '',
    endNote: pause.endNote ?? '',
  };
}
