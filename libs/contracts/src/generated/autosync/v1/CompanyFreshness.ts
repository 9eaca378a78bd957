// Original file: protos/autosync/v1/scheduler.proto

import type { TypeFreshness as _autosync_v1_TypeFreshness, TypeFreshness__Output as _autosync_v1_TypeFreshness__Output } from '../../autosync/v1/TypeFreshness.ts';

export interface CompanyFreshness {
  'companyId'?: (string);
  'enabled'?: (boolean);
  'types'?: (_autosync_v1_TypeFreshness)[];
}

export interface CompanyFreshness__Output {
  'companyId': (string);
  'enabled': (boolean);
  'types': (_autosync_v1_TypeFreshness__Output)[];
}
