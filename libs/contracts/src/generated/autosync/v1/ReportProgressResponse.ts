// Original file: protos/autosync/v1/batch_status.proto


export interface ReportProgressResponse {
  'cancelRequested'?: (boolean);
}

export interface ReportProgressResponse__Output {
  'cancelRequested': (boolean);
}
