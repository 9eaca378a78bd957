// Original file: protos/autosync/v1/notifier.proto


export interface UseRerunLinkResponse {
  'first'?: (boolean);
}

export interface UseRerunLinkResponse__Output {
  'first': (boolean);
}
