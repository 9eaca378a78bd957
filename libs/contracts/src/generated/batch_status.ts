import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ActionResult as _autosync_v1_ActionResult, ActionResult__Output as _autosync_v1_ActionResult__Output } from './autosync/v1/ActionResult.ts';
import type { Batch as _autosync_v1_Batch, Batch__Output as _autosync_v1_Batch__Output } from './autosync/v1/Batch.ts';
import type { BatchHeader as _autosync_v1_BatchHeader, BatchHeader__Output as _autosync_v1_BatchHeader__Output } from './autosync/v1/BatchHeader.ts';
import type { BatchStatusClient as _autosync_v1_BatchStatusClient, BatchStatusDefinition as _autosync_v1_BatchStatusDefinition } from './autosync/v1/BatchStatus.ts';
import type { CompanyOfTenant as _autosync_v1_CompanyOfTenant, CompanyOfTenant__Output as _autosync_v1_CompanyOfTenant__Output } from './autosync/v1/CompanyOfTenant.ts';
import type { CountByDayRequest as _autosync_v1_CountByDayRequest, CountByDayRequest__Output as _autosync_v1_CountByDayRequest__Output } from './autosync/v1/CountByDayRequest.ts';
import type { CountByDayResponse as _autosync_v1_CountByDayResponse, CountByDayResponse__Output as _autosync_v1_CountByDayResponse__Output } from './autosync/v1/CountByDayResponse.ts';
import type { DayCount as _autosync_v1_DayCount, DayCount__Output as _autosync_v1_DayCount__Output } from './autosync/v1/DayCount.ts';
import type { FindBatchesRequest as _autosync_v1_FindBatchesRequest, FindBatchesRequest__Output as _autosync_v1_FindBatchesRequest__Output } from './autosync/v1/FindBatchesRequest.ts';
import type { FindBatchesResponse as _autosync_v1_FindBatchesResponse, FindBatchesResponse__Output as _autosync_v1_FindBatchesResponse__Output } from './autosync/v1/FindBatchesResponse.ts';
import type { FinishBatchRequest as _autosync_v1_FinishBatchRequest, FinishBatchRequest__Output as _autosync_v1_FinishBatchRequest__Output } from './autosync/v1/FinishBatchRequest.ts';
import type { FinishBatchResponse as _autosync_v1_FinishBatchResponse, FinishBatchResponse__Output as _autosync_v1_FinishBatchResponse__Output } from './autosync/v1/FinishBatchResponse.ts';
import type { GetBatchRequest as _autosync_v1_GetBatchRequest, GetBatchRequest__Output as _autosync_v1_GetBatchRequest__Output } from './autosync/v1/GetBatchRequest.ts';
import type { GetBatchResponse as _autosync_v1_GetBatchResponse, GetBatchResponse__Output as _autosync_v1_GetBatchResponse__Output } from './autosync/v1/GetBatchResponse.ts';
import type { ListActionsRequest as _autosync_v1_ListActionsRequest, ListActionsRequest__Output as _autosync_v1_ListActionsRequest__Output } from './autosync/v1/ListActionsRequest.ts';
import type { ListActionsResponse as _autosync_v1_ListActionsResponse, ListActionsResponse__Output as _autosync_v1_ListActionsResponse__Output } from './autosync/v1/ListActionsResponse.ts';
import type { ListBatchesRequest as _autosync_v1_ListBatchesRequest, ListBatchesRequest__Output as _autosync_v1_ListBatchesRequest__Output } from './autosync/v1/ListBatchesRequest.ts';
import type { ListBatchesResponse as _autosync_v1_ListBatchesResponse, ListBatchesResponse__Output as _autosync_v1_ListBatchesResponse__Output } from './autosync/v1/ListBatchesResponse.ts';
import type { ListLastBatchesRequest as _autosync_v1_ListLastBatchesRequest, ListLastBatchesRequest__Output as _autosync_v1_ListLastBatchesRequest__Output } from './autosync/v1/ListLastBatchesRequest.ts';
import type { ListLastBatchesResponse as _autosync_v1_ListLastBatchesResponse, ListLastBatchesResponse__Output as _autosync_v1_ListLastBatchesResponse__Output } from './autosync/v1/ListLastBatchesResponse.ts';
import type { RecordResultsRequest as _autosync_v1_RecordResultsRequest, RecordResultsRequest__Output as _autosync_v1_RecordResultsRequest__Output } from './autosync/v1/RecordResultsRequest.ts';
import type { RecordResultsResponse as _autosync_v1_RecordResultsResponse, RecordResultsResponse__Output as _autosync_v1_RecordResultsResponse__Output } from './autosync/v1/RecordResultsResponse.ts';
import type { ReportProgressRequest as _autosync_v1_ReportProgressRequest, ReportProgressRequest__Output as _autosync_v1_ReportProgressRequest__Output } from './autosync/v1/ReportProgressRequest.ts';
import type { ReportProgressResponse as _autosync_v1_ReportProgressResponse, ReportProgressResponse__Output as _autosync_v1_ReportProgressResponse__Output } from './autosync/v1/ReportProgressResponse.ts';
import type { StartBatchRequest as _autosync_v1_StartBatchRequest, StartBatchRequest__Output as _autosync_v1_StartBatchRequest__Output } from './autosync/v1/StartBatchRequest.ts';
import type { StartBatchResponse as _autosync_v1_StartBatchResponse, StartBatchResponse__Output as _autosync_v1_StartBatchResponse__Output } from './autosync/v1/StartBatchResponse.ts';
import type { WatchBatchRequest as _autosync_v1_WatchBatchRequest, WatchBatchRequest__Output as _autosync_v1_WatchBatchRequest__Output } from './autosync/v1/WatchBatchRequest.ts';
import type { WatchBatchResponse as _autosync_v1_WatchBatchResponse, WatchBatchResponse__Output as _autosync_v1_WatchBatchResponse__Output } from './autosync/v1/WatchBatchResponse.ts';
import type { WatchCompanyRequest as _autosync_v1_WatchCompanyRequest, WatchCompanyRequest__Output as _autosync_v1_WatchCompanyRequest__Output } from './autosync/v1/WatchCompanyRequest.ts';
import type { WatchCompanyResponse as _autosync_v1_WatchCompanyResponse, WatchCompanyResponse__Output as _autosync_v1_WatchCompanyResponse__Output } from './autosync/v1/WatchCompanyResponse.ts';
import type { WatchTenantRequest as _autosync_v1_WatchTenantRequest, WatchTenantRequest__Output as _autosync_v1_WatchTenantRequest__Output } from './autosync/v1/WatchTenantRequest.ts';
import type { WatchTenantResponse as _autosync_v1_WatchTenantResponse, WatchTenantResponse__Output as _autosync_v1_WatchTenantResponse__Output } from './autosync/v1/WatchTenantResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  autosync: {
    v1: {
      ActionResult: MessageTypeDefinition<_autosync_v1_ActionResult, _autosync_v1_ActionResult__Output>
      Batch: MessageTypeDefinition<_autosync_v1_Batch, _autosync_v1_Batch__Output>
      BatchHeader: MessageTypeDefinition<_autosync_v1_BatchHeader, _autosync_v1_BatchHeader__Output>
      BatchStatus: SubtypeConstructor<typeof grpc.Client, _autosync_v1_BatchStatusClient> & { service: _autosync_v1_BatchStatusDefinition }
      CompanyOfTenant: MessageTypeDefinition<_autosync_v1_CompanyOfTenant, _autosync_v1_CompanyOfTenant__Output>
      CountByDayRequest: MessageTypeDefinition<_autosync_v1_CountByDayRequest, _autosync_v1_CountByDayRequest__Output>
      CountByDayResponse: MessageTypeDefinition<_autosync_v1_CountByDayResponse, _autosync_v1_CountByDayResponse__Output>
      DayCount: MessageTypeDefinition<_autosync_v1_DayCount, _autosync_v1_DayCount__Output>
      FindBatchesRequest: MessageTypeDefinition<_autosync_v1_FindBatchesRequest, _autosync_v1_FindBatchesRequest__Output>
      FindBatchesResponse: MessageTypeDefinition<_autosync_v1_FindBatchesResponse, _autosync_v1_FindBatchesResponse__Output>
      FinishBatchRequest: MessageTypeDefinition<_autosync_v1_FinishBatchRequest, _autosync_v1_FinishBatchRequest__Output>
      FinishBatchResponse: MessageTypeDefinition<_autosync_v1_FinishBatchResponse, _autosync_v1_FinishBatchResponse__Output>
      GetBatchRequest: MessageTypeDefinition<_autosync_v1_GetBatchRequest, _autosync_v1_GetBatchRequest__Output>
      GetBatchResponse: MessageTypeDefinition<_autosync_v1_GetBatchResponse, _autosync_v1_GetBatchResponse__Output>
      ListActionsRequest: MessageTypeDefinition<_autosync_v1_ListActionsRequest, _autosync_v1_ListActionsRequest__Output>
      ListActionsResponse: MessageTypeDefinition<_autosync_v1_ListActionsResponse, _autosync_v1_ListActionsResponse__Output>
      ListBatchesRequest: MessageTypeDefinition<_autosync_v1_ListBatchesRequest, _autosync_v1_ListBatchesRequest__Output>
      ListBatchesResponse: MessageTypeDefinition<_autosync_v1_ListBatchesResponse, _autosync_v1_ListBatchesResponse__Output>
      ListLastBatchesRequest: MessageTypeDefinition<_autosync_v1_ListLastBatchesRequest, _autosync_v1_ListLastBatchesRequest__Output>
      ListLastBatchesResponse: MessageTypeDefinition<_autosync_v1_ListLastBatchesResponse, _autosync_v1_ListLastBatchesResponse__Output>
      RecordResultsRequest: MessageTypeDefinition<_autosync_v1_RecordResultsRequest, _autosync_v1_RecordResultsRequest__Output>
      RecordResultsResponse: MessageTypeDefinition<_autosync_v1_RecordResultsResponse, _autosync_v1_RecordResultsResponse__Output>
      ReportProgressRequest: MessageTypeDefinition<_autosync_v1_ReportProgressRequest, _autosync_v1_ReportProgressRequest__Output>
      ReportProgressResponse: MessageTypeDefinition<_autosync_v1_ReportProgressResponse, _autosync_v1_ReportProgressResponse__Output>
      StartBatchRequest: MessageTypeDefinition<_autosync_v1_StartBatchRequest, _autosync_v1_StartBatchRequest__Output>
      StartBatchResponse: MessageTypeDefinition<_autosync_v1_StartBatchResponse, _autosync_v1_StartBatchResponse__Output>
      WatchBatchRequest: MessageTypeDefinition<_autosync_v1_WatchBatchRequest, _autosync_v1_WatchBatchRequest__Output>
      WatchBatchResponse: MessageTypeDefinition<_autosync_v1_WatchBatchResponse, _autosync_v1_WatchBatchResponse__Output>
      WatchCompanyRequest: MessageTypeDefinition<_autosync_v1_WatchCompanyRequest, _autosync_v1_WatchCompanyRequest__Output>
      WatchCompanyResponse: MessageTypeDefinition<_autosync_v1_WatchCompanyResponse, _autosync_v1_WatchCompanyResponse__Output>
      WatchTenantRequest: MessageTypeDefinition<_autosync_v1_WatchTenantRequest, _autosync_v1_WatchTenantRequest__Output>
      WatchTenantResponse: MessageTypeDefinition<_autosync_v1_WatchTenantResponse, _autosync_v1_WatchTenantResponse__Output>
    }
  }
}

