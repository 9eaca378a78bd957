// Original file: protos/autosync/v1/notifier.proto


export interface UseRerunLinkRequest {
  'tenantId'?: (string);
  'linkId'?: (string);
}

export interface UseRerunLinkRequest__Output {
  'tenantId': (string);
  'linkId': (string);
}
