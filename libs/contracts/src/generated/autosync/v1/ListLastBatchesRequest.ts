// Original file: protos/autosync/v1/batch_status.proto

import type { CompanyOfTenant as _autosync_v1_CompanyOfTenant, CompanyOfTenant__Output as _autosync_v1_CompanyOfTenant__Output } from '../../autosync/v1/CompanyOfTenant.ts';

export interface ListLastBatchesRequest {
  'companies'?: (_autosync_v1_CompanyOfTenant)[];
}

export interface ListLastBatchesRequest__Output {
  'companies': (_autosync_v1_CompanyOfTenant__Output)[];
}
