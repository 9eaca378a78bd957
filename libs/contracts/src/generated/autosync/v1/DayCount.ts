// Original file: protos/autosync/v1/batch_status.proto


export interface DayCount {
  'day'?: (string);
  'type'?: (string);
  'state'?: (string);
  'batches'?: (number);
}

export interface DayCount__Output {
  'day': (string);
  'type': (string);
  'state': (string);
  'batches': (number);
}
