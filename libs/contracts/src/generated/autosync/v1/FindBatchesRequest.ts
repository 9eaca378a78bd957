// Original file: protos/autosync/v1/batch_status.proto


export interface FindBatchesRequest {
  'tenantId'?: (string);
  'idBeginsWith'?: (string);
  'limit'?: (number);
}

export interface FindBatchesRequest__Output {
  'tenantId': (string);
  'idBeginsWith': (string);
  'limit': (number);
}
