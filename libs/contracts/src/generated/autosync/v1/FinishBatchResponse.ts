// Original file: protos/autosync/v1/batch_status.proto


export interface FinishBatchResponse {
  'state'?: (string);
}

export interface FinishBatchResponse__Output {
  'state': (string);
}
