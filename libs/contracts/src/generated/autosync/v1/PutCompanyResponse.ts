// Original file: protos/autosync/v1/scheduler.proto

import type { Long } from '@grpc/proto-loader';

export interface PutCompanyResponse {
  'version'?: (number | string | Long);
  'onItsWay'?: (boolean);
}

export interface PutCompanyResponse__Output {
  'version': (number);
  'onItsWay': (boolean);
}
