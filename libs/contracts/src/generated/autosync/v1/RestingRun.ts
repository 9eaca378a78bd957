// Original file: protos/autosync/v1/scheduler.proto


export interface RestingRun {
  'batchId'?: (string);
  'type'?: (string);
  'until'?: (string);
}

export interface RestingRun__Output {
  'batchId': (string);
  'type': (string);
  'until': (string);
}
