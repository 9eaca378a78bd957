// Original file: protos/autosync/v1/scheduler.proto


export interface Reason {
  'code'?: (string);
  'message'?: (string);
}

export interface Reason__Output {
  'code': (string);
  'message': (string);
}
