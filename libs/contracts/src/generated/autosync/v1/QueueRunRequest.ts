// Original file: protos/autosync/v1/scheduler.proto


export interface QueueRunRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'batchId'?: (string);
  'type'?: (string);
  'startDate'?: (string);
  'recordIds'?: (string)[];
  'referenceOnly'?: (boolean);
  'dryRun'?: (boolean);
  'rerunOf'?: (string);
  'previewId'?: (string);
  'actor'?: (string);
}

export interface QueueRunRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'batchId': (string);
  'type': (string);
  'startDate': (string);
  'recordIds': (string)[];
  'referenceOnly': (boolean);
  'dryRun': (boolean);
  'rerunOf': (string);
  'previewId': (string);
  'actor': (string);
}
