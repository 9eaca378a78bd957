// Original file: protos/autosync/v1/notifier.proto


export interface GetRerunLinkRequest {
  'token'?: (string);
}

export interface GetRerunLinkRequest__Output {
  'token': (string);
}
