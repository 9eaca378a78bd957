// Original file: protos/autosync/v1/scheduler.proto


export interface CancelRunResponse {
  'outcome'?: (string);
}

export interface CancelRunResponse__Output {
  'outcome': (string);
}
