// Original file: protos/autosync/v1/scheduler.proto


export interface ListPausesRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface ListPausesRequest__Output {
  'tenantId': (string);
  'companyId': (string);
}
