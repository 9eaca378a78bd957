// Original file: protos/autosync/v1/batch_status.proto


export interface WatchCompanyRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface WatchCompanyRequest__Output {
  'tenantId': (string);
  'companyId': (string);
}
