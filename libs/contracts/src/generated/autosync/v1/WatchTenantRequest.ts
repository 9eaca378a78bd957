// Original file: protos/autosync/v1/batch_status.proto


export interface WatchTenantRequest {
  'tenantId'?: (string);
}

export interface WatchTenantRequest__Output {
  'tenantId': (string);
}
