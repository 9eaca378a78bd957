// Original file: protos/autosync/v1/batch_status.proto


export interface StartBatchResponse {
  'state'?: (string);
}

export interface StartBatchResponse__Output {
  'state': (string);
}
