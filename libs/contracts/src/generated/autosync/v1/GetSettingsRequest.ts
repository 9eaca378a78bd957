// Original file: protos/autosync/v1/notifier.proto


export interface GetSettingsRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface GetSettingsRequest__Output {
  'tenantId': (string);
  'companyId': (string);
}
