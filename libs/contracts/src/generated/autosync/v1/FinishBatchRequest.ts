// Original file: protos/autosync/v1/batch_status.proto


export interface FinishBatchRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
  'actionCount'?: (number);
  'outcome'?: (string);
  'category'?: (string);
  'reason'?: (string);
  'at'?: (string);
}

export interface FinishBatchRequest__Output {
  'tenantId': (string);
  'batchId': (string);
  'actionCount': (number);
  'outcome': (string);
  'category': (string);
  'reason': (string);
  'at': (string);
}
