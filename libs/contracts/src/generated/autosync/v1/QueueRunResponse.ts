// Original file: protos/autosync/v1/scheduler.proto


export interface QueueRunResponse {
  'runId'?: (string);
  'batchId'?: (string);
  'companyName'?: (string);
  'trigger'?: (string);
  'createdAt'?: (string);
  'created'?: (boolean);
}

export interface QueueRunResponse__Output {
  'runId': (string);
  'batchId': (string);
  'companyName': (string);
  'trigger': (string);
  'createdAt': (string);
  'created': (boolean);
}
