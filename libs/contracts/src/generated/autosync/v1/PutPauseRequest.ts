// Original file: protos/autosync/v1/scheduler.proto


export interface PutPauseRequest {
  'id'?: (string);
  'tenantId'?: (string);
  'companyId'?: (string);
  'type'?: (string);
  'note'?: (string);
  'actorName'?: (string);
}

export interface PutPauseRequest__Output {
  'id': (string);
  'tenantId': (string);
  'companyId': (string);
  'type': (string);
  'note': (string);
  'actorName': (string);
}
