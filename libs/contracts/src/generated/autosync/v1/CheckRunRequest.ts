// Original file: protos/autosync/v1/scheduler.proto


export interface CheckRunRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface CheckRunRequest__Output {
  'tenantId': (string);
  'companyId': (string);
}
