// Original file: protos/autosync/v1/batch_status.proto


export interface ListBatchesRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'type'?: (string);
  'states'?: (string)[];
  'after'?: (string);
  'limit'?: (number);
}

export interface ListBatchesRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'type': (string);
  'states': (string)[];
  'after': (string);
  'limit': (number);
}
