// Original file: protos/autosync/v1/scheduler.proto


export interface EndPauseRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'note'?: (string);
  'actorName'?: (string);
}

export interface EndPauseRequest__Output {
  'tenantId': (string);
  'id': (string);
  'note': (string);
  'actorName': (string);
}
