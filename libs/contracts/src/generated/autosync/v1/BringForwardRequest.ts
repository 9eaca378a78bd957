// Original file: protos/autosync/v1/scheduler.proto


export interface BringForwardRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'type'?: (string);
}

export interface BringForwardRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'type': (string);
}
