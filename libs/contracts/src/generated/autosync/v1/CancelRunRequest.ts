// Original file: protos/autosync/v1/scheduler.proto


export interface CancelRunRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
}

export interface CancelRunRequest__Output {
  'tenantId': (string);
  'batchId': (string);
}
