// Original file: protos/autosync/v1/scheduler.proto

import type { TypeSettings as _autosync_v1_TypeSettings, TypeSettings__Output as _autosync_v1_TypeSettings__Output } from '../../autosync/v1/TypeSettings.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutAutoSyncRequest {
  'tenantId'?: (string);
  'companyId'?: (string);
  'ifVersion'?: (number | string | Long);
  'enabled'?: (boolean);
  'intervalMinutes'?: (number);
  'types'?: (_autosync_v1_TypeSettings)[];
}

export interface PutAutoSyncRequest__Output {
  'tenantId': (string);
  'companyId': (string);
  'ifVersion': (number);
  'enabled': (boolean);
  'intervalMinutes': (number);
  'types': (_autosync_v1_TypeSettings__Output)[];
}
