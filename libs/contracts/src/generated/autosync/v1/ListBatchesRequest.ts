// Original file: protos/autosync/v1/batch_status.proto


export interface ListBatchesRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'type'?: (string);
  'states'?: (string)[];
  'after'?: (string);
  'limit'?: (number);
  'triggers'?: (string)[];
  'from'?: (string);
  'to'?: (string);
  'label'?: (string);
  'code'?: (string);
}

export interface ListBatchesRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'type': (string);
  'states': (string)[];
  'after': (string);
  'limit': (number);
  'triggers': (string)[];
  'from': (string);
  'to': (string);
  'label': (string);
  'code': (string);
}
