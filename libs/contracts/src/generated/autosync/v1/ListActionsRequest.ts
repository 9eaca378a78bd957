// Original file: protos/autosync/v1/batch_status.proto


export interface ListActionsRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
  'states'?: (string)[];
  'after'?: (string);
  'limit'?: (number);
  'codes'?: (string)[];
}

export interface ListActionsRequest__Output {
  'tenantId': (string);
  'batchId': (string);
  'states': (string)[];
  'after': (string);
  'limit': (number);
  'codes': (string)[];
}
