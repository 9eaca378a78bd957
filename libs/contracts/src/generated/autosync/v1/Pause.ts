// Original file: protos/autosync/v1/scheduler.proto


export interface Pause {
  'id'?: (string);
  'tenantId'?: (string);
  'companyId'?: (string);
  'type'?: (string);
  'note'?: (string);
  'actorName'?: (string);
  'createdAt'?: (string);
  'endedAt'?: (string);
  'endedBy'?: (string);
  'endNote'?: (string);
}

export interface Pause__Output {
  'id': (string);
  'tenantId': (string);
  'companyId': (string);
  'type': (string);
  'note': (string);
  'actorName': (string);
  'createdAt': (string);
  'endedAt': (string);
  'endedBy': (string);
  'endNote': (string);
}
