// Original file: protos/autosync/v1/batch_status.proto


export interface CompanyOfTenant {
  'tenantId'?: (string);
  'companyId'?: (string);
}

export interface CompanyOfTenant__Output {
  'tenantId': (string);
  'companyId': (string);
}
