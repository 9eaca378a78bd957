// Original file: protos/autosync/v1/batch_status.proto


export interface CountByDayRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'timeZone'?: (string);
  'from'?: (string);
}

export interface CountByDayRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'timeZone': (string);
  'from': (string);
}
