// Original file: protos/autosync/v1/batch_status.proto


export interface GetBatchRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
}

export interface GetBatchRequest__Output {
  'tenantId': (string);
  'batchId': (string);
}
