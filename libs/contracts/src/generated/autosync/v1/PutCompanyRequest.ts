// Original file: protos/autosync/v1/scheduler.proto

import type { Long } from '@grpc/proto-loader';

export interface PutCompanyRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'version'?: (number | string | Long);
  'name'?: (string);
  'timeZone'?: (string);
  'connectionState'?: (string);
  'connectionVersion'?: (number | string | Long);
  'disabled'?: (boolean);
  'removed'?: (boolean);
  'referenceType'?: (string);
}

export interface PutCompanyRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'version': (number);
  'name': (string);
  'timeZone': (string);
  'connectionState': (string);
  'connectionVersion': (number);
  'disabled': (boolean);
  'removed': (boolean);
  'referenceType': (string);
}
