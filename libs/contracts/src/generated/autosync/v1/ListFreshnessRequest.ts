// Original file: protos/autosync/v1/scheduler.proto


export interface ListFreshnessRequest {
  'tenantId'?: (string);
  'after'?: (string);
  'limit'?: (number);
}

export interface ListFreshnessRequest__Output {
  'tenantId': (string);
  'after': (string);
  'limit': (number);
}
