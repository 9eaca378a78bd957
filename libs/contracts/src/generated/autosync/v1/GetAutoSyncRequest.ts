// Original file: protos/autosync/v1/scheduler.proto


export interface GetAutoSyncRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface GetAutoSyncRequest__Output {
  'tenantId': (string);
  'companyId': (string);
}
