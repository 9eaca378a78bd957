// Original file: protos/autosync/v1/notifier.proto


export interface GetRerunLinkResponse {
  'tenantId'?: (string);
  'companyId'?: (string);
  'linkId'?: (string);
  'type'?: (string);
  'title'?: (string);
  'recordIds'?: (string)[];
  'expiresAt'?: (string);
  'expired'?: (boolean);
  'usedAt'?: (string);
}

export interface GetRerunLinkResponse__Output {
  'tenantId': (string);
  'companyId': (string);
  'linkId': (string);
  'type': (string);
  'title': (string);
  'recordIds': (string)[];
  'expiresAt': (string);
  'expired': (boolean);
  'usedAt': (string);
}
