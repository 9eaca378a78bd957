// Original file: protos/autosync/v1/batch_status.proto


export interface WatchBatchRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
}

export interface WatchBatchRequest__Output {
  'tenantId': (string);
  'batchId': (string);
}
