// Original file: protos/autosync/v1/scheduler.proto

import type { CompanyFreshness as _autosync_v1_CompanyFreshness, CompanyFreshness__Output as _autosync_v1_CompanyFreshness__Output } from '../../autosync/v1/CompanyFreshness.ts';

export interface ListFreshnessResponse {
  'items'?: (_autosync_v1_CompanyFreshness)[];
  'nextAfter'?: (string);
}

export interface ListFreshnessResponse__Output {
  'items': (_autosync_v1_CompanyFreshness__Output)[];
  'nextAfter': (string);
}
