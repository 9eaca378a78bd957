// Original file: protos/autosync/v1/batch_status.proto


export interface RecordResultsResponse {
  'stored'?: (number);
}

export interface RecordResultsResponse__Output {
  'stored': (number);
}
