// Original file: protos/autosync/v1/scheduler.proto


export interface BringForwardResponse {
  'moved'?: (boolean);
}

export interface BringForwardResponse__Output {
  'moved': (boolean);
}
