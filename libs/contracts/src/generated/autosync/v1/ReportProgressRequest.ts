// Original file: protos/autosync/v1/batch_status.proto


export interface ReportProgressRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
  'done'?: (number);
  'total'?: (number);
  'step'?: (string);
}

export interface ReportProgressRequest__Output {
  'tenantId': (string);
  'batchId': (string);
  'done': (number);
  'total': (number);
  'step': (string);
}
