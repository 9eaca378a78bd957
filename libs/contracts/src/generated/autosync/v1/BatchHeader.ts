// Original file: protos/autosync/v1/batch_status.proto


export interface BatchHeader {
  'tenantId'?: (string);
  'companyId'?: (string);
  'companyName'?: (string);
  'type'?: (string);
  'runId'?: (string);
  'batchId'?: (string);
  'trigger'?: (string);
  'scheduledFor'?: (string);
  'createdAt'?: (string);
  'startDate'?: (string);
  'recordIds'?: (string)[];
  'rerunOf'?: (string);
  'dryRun'?: (boolean);
  'previewId'?: (string);
  'traceparent'?: (string);
  'actor'?: (string);
}

export interface BatchHeader__Output {
  'tenantId': (string);
  'companyId': (string);
  'companyName': (string);
  'type': (string);
  'runId': (string);
  'batchId': (string);
  'trigger': (string);
  'scheduledFor': (string);
  'createdAt': (string);
  'startDate': (string);
  'recordIds': (string)[];
  'rerunOf': (string);
  'dryRun': (boolean);
  'previewId': (string);
  'traceparent': (string);
  'actor': (string);
}
