// Original file: protos/autosync/v1/batch_status.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CountByDayRequest as _autosync_v1_CountByDayRequest, CountByDayRequest__Output as _autosync_v1_CountByDayRequest__Output } from '../../autosync/v1/CountByDayRequest.ts';
import type { CountByDayResponse as _autosync_v1_CountByDayResponse, CountByDayResponse__Output as _autosync_v1_CountByDayResponse__Output } from '../../autosync/v1/CountByDayResponse.ts';
import type { FindBatchesRequest as _autosync_v1_FindBatchesRequest, FindBatchesRequest__Output as _autosync_v1_FindBatchesRequest__Output } from '../../autosync/v1/FindBatchesRequest.ts';
import type { FindBatchesResponse as _autosync_v1_FindBatchesResponse, FindBatchesResponse__Output as _autosync_v1_FindBatchesResponse__Output } from '../../autosync/v1/FindBatchesResponse.ts';
import type { FinishBatchRequest as _autosync_v1_FinishBatchRequest, FinishBatchRequest__Output as _autosync_v1_FinishBatchRequest__Output } from '../../autosync/v1/FinishBatchRequest.ts';
import type { FinishBatchResponse as _autosync_v1_FinishBatchResponse, FinishBatchResponse__Output as _autosync_v1_FinishBatchResponse__Output } from '../../autosync/v1/FinishBatchResponse.ts';
import type { GetBatchRequest as _autosync_v1_GetBatchRequest, GetBatchRequest__Output as _autosync_v1_GetBatchRequest__Output } from '../../autosync/v1/GetBatchRequest.ts';
import type { GetBatchResponse as _autosync_v1_GetBatchResponse, GetBatchResponse__Output as _autosync_v1_GetBatchResponse__Output } from '../../autosync/v1/GetBatchResponse.ts';
import type { ListActionsRequest as _autosync_v1_ListActionsRequest, ListActionsRequest__Output as _autosync_v1_ListActionsRequest__Output } from '../../autosync/v1/ListActionsRequest.ts';
import type { ListActionsResponse as _autosync_v1_ListActionsResponse, ListActionsResponse__Output as _autosync_v1_ListActionsResponse__Output } from '../../autosync/v1/ListActionsResponse.ts';
import type { ListBatchesRequest as _autosync_v1_ListBatchesRequest, ListBatchesRequest__Output as _autosync_v1_ListBatchesRequest__Output } from '../../autosync/v1/ListBatchesRequest.ts';
import type { ListBatchesResponse as _autosync_v1_ListBatchesResponse, ListBatchesResponse__Output as _autosync_v1_ListBatchesResponse__Output } from '../../autosync/v1/ListBatchesResponse.ts';
import type { ListLastBatchesRequest as _autosync_v1_ListLastBatchesRequest, ListLastBatchesRequest__Output as _autosync_v1_ListLastBatchesRequest__Output } from '../../autosync/v1/ListLastBatchesRequest.ts';
import type { ListLastBatchesResponse as _autosync_v1_ListLastBatchesResponse, ListLastBatchesResponse__Output as _autosync_v1_ListLastBatchesResponse__Output } from '../../autosync/v1/ListLastBatchesResponse.ts';
import type { RecordResultsRequest as _autosync_v1_RecordResultsRequest, RecordResultsRequest__Output as _autosync_v1_RecordResultsRequest__Output } from '../../autosync/v1/RecordResultsRequest.ts';
import type { RecordResultsResponse as _autosync_v1_RecordResultsResponse, RecordResultsResponse__Output as _autosync_v1_RecordResultsResponse__Output } from '../../autosync/v1/RecordResultsResponse.ts';
import type { ReportProgressRequest as _autosync_v1_ReportProgressRequest, ReportProgressRequest__Output as _autosync_v1_ReportProgressRequest__Output } from '../../autosync/v1/ReportProgressRequest.ts';
import type { ReportProgressResponse as _autosync_v1_ReportProgressResponse, ReportProgressResponse__Output as _autosync_v1_ReportProgressResponse__Output } from '../../autosync/v1/ReportProgressResponse.ts';
import type { StartBatchRequest as _autosync_v1_StartBatchRequest, StartBatchRequest__Output as _autosync_v1_StartBatchRequest__Output } from '../../autosync/v1/StartBatchRequest.ts';
import type { StartBatchResponse as _autosync_v1_StartBatchResponse, StartBatchResponse__Output as _autosync_v1_StartBatchResponse__Output } from '../../autosync/v1/StartBatchResponse.ts';
import type { WatchBatchRequest as _autosync_v1_WatchBatchRequest, WatchBatchRequest__Output as _autosync_v1_WatchBatchRequest__Output } from '../../autosync/v1/WatchBatchRequest.ts';
import type { WatchBatchResponse as _autosync_v1_WatchBatchResponse, WatchBatchResponse__Output as _autosync_v1_WatchBatchResponse__Output } from '../../autosync/v1/WatchBatchResponse.ts';
import type { WatchCompanyRequest as _autosync_v1_WatchCompanyRequest, WatchCompanyRequest__Output as _autosync_v1_WatchCompanyRequest__Output } from '../../autosync/v1/WatchCompanyRequest.ts';
import type { WatchCompanyResponse as _autosync_v1_WatchCompanyResponse, WatchCompanyResponse__Output as _autosync_v1_WatchCompanyResponse__Output } from '../../autosync/v1/WatchCompanyResponse.ts';
import type { WatchTenantRequest as _autosync_v1_WatchTenantRequest, WatchTenantRequest__Output as _autosync_v1_WatchTenantRequest__Output } from '../../autosync/v1/WatchTenantRequest.ts';
import type { WatchTenantResponse as _autosync_v1_WatchTenantResponse, WatchTenantResponse__Output as _autosync_v1_WatchTenantResponse__Output } from '../../autosync/v1/WatchTenantResponse.ts';

export interface BatchStatusClient extends grpc.Client {
  CountByDay(argument: _autosync_v1_CountByDayRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  CountByDay(argument: _autosync_v1_CountByDayRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  CountByDay(argument: _autosync_v1_CountByDayRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  CountByDay(argument: _autosync_v1_CountByDayRequest, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  countByDay(argument: _autosync_v1_CountByDayRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  countByDay(argument: _autosync_v1_CountByDayRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  countByDay(argument: _autosync_v1_CountByDayRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  countByDay(argument: _autosync_v1_CountByDayRequest, callback: grpc.requestCallback<_autosync_v1_CountByDayResponse__Output>): grpc.ClientUnaryCall;
  
  FindBatches(argument: _autosync_v1_FindBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  FindBatches(argument: _autosync_v1_FindBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  FindBatches(argument: _autosync_v1_FindBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  FindBatches(argument: _autosync_v1_FindBatchesRequest, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  findBatches(argument: _autosync_v1_FindBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  findBatches(argument: _autosync_v1_FindBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  findBatches(argument: _autosync_v1_FindBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  findBatches(argument: _autosync_v1_FindBatchesRequest, callback: grpc.requestCallback<_autosync_v1_FindBatchesResponse__Output>): grpc.ClientUnaryCall;
  
  FinishBatch(argument: _autosync_v1_FinishBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  FinishBatch(argument: _autosync_v1_FinishBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  FinishBatch(argument: _autosync_v1_FinishBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  FinishBatch(argument: _autosync_v1_FinishBatchRequest, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  finishBatch(argument: _autosync_v1_FinishBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  finishBatch(argument: _autosync_v1_FinishBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  finishBatch(argument: _autosync_v1_FinishBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  finishBatch(argument: _autosync_v1_FinishBatchRequest, callback: grpc.requestCallback<_autosync_v1_FinishBatchResponse__Output>): grpc.ClientUnaryCall;
  
  GetBatch(argument: _autosync_v1_GetBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  GetBatch(argument: _autosync_v1_GetBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  GetBatch(argument: _autosync_v1_GetBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  GetBatch(argument: _autosync_v1_GetBatchRequest, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  getBatch(argument: _autosync_v1_GetBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  getBatch(argument: _autosync_v1_GetBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  getBatch(argument: _autosync_v1_GetBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  getBatch(argument: _autosync_v1_GetBatchRequest, callback: grpc.requestCallback<_autosync_v1_GetBatchResponse__Output>): grpc.ClientUnaryCall;
  
  ListActions(argument: _autosync_v1_ListActionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  ListActions(argument: _autosync_v1_ListActionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  ListActions(argument: _autosync_v1_ListActionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  ListActions(argument: _autosync_v1_ListActionsRequest, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  listActions(argument: _autosync_v1_ListActionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  listActions(argument: _autosync_v1_ListActionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  listActions(argument: _autosync_v1_ListActionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  listActions(argument: _autosync_v1_ListActionsRequest, callback: grpc.requestCallback<_autosync_v1_ListActionsResponse__Output>): grpc.ClientUnaryCall;
  
  ListBatches(argument: _autosync_v1_ListBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListBatches(argument: _autosync_v1_ListBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListBatches(argument: _autosync_v1_ListBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListBatches(argument: _autosync_v1_ListBatchesRequest, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  listBatches(argument: _autosync_v1_ListBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  listBatches(argument: _autosync_v1_ListBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  listBatches(argument: _autosync_v1_ListBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  listBatches(argument: _autosync_v1_ListBatchesRequest, callback: grpc.requestCallback<_autosync_v1_ListBatchesResponse__Output>): grpc.ClientUnaryCall;
  
  ListLastBatches(argument: _autosync_v1_ListLastBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListLastBatches(argument: _autosync_v1_ListLastBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListLastBatches(argument: _autosync_v1_ListLastBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  ListLastBatches(argument: _autosync_v1_ListLastBatchesRequest, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  listLastBatches(argument: _autosync_v1_ListLastBatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  listLastBatches(argument: _autosync_v1_ListLastBatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  listLastBatches(argument: _autosync_v1_ListLastBatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  listLastBatches(argument: _autosync_v1_ListLastBatchesRequest, callback: grpc.requestCallback<_autosync_v1_ListLastBatchesResponse__Output>): grpc.ClientUnaryCall;
  
  RecordResults(argument: _autosync_v1_RecordResultsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  RecordResults(argument: _autosync_v1_RecordResultsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  RecordResults(argument: _autosync_v1_RecordResultsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  RecordResults(argument: _autosync_v1_RecordResultsRequest, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  recordResults(argument: _autosync_v1_RecordResultsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  recordResults(argument: _autosync_v1_RecordResultsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  recordResults(argument: _autosync_v1_RecordResultsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  recordResults(argument: _autosync_v1_RecordResultsRequest, callback: grpc.requestCallback<_autosync_v1_RecordResultsResponse__Output>): grpc.ClientUnaryCall;
  
  ReportProgress(argument: _autosync_v1_ReportProgressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  ReportProgress(argument: _autosync_v1_ReportProgressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  ReportProgress(argument: _autosync_v1_ReportProgressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  ReportProgress(argument: _autosync_v1_ReportProgressRequest, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  reportProgress(argument: _autosync_v1_ReportProgressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  reportProgress(argument: _autosync_v1_ReportProgressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  reportProgress(argument: _autosync_v1_ReportProgressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  reportProgress(argument: _autosync_v1_ReportProgressRequest, callback: grpc.requestCallback<_autosync_v1_ReportProgressResponse__Output>): grpc.ClientUnaryCall;
  
  StartBatch(argument: _autosync_v1_StartBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  StartBatch(argument: _autosync_v1_StartBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  StartBatch(argument: _autosync_v1_StartBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  StartBatch(argument: _autosync_v1_StartBatchRequest, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  startBatch(argument: _autosync_v1_StartBatchRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  startBatch(argument: _autosync_v1_StartBatchRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  startBatch(argument: _autosync_v1_StartBatchRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  startBatch(argument: _autosync_v1_StartBatchRequest, callback: grpc.requestCallback<_autosync_v1_StartBatchResponse__Output>): grpc.ClientUnaryCall;
  
  WatchBatch(argument: _autosync_v1_WatchBatchRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchBatchResponse__Output>;
  WatchBatch(argument: _autosync_v1_WatchBatchRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchBatchResponse__Output>;
  watchBatch(argument: _autosync_v1_WatchBatchRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchBatchResponse__Output>;
  watchBatch(argument: _autosync_v1_WatchBatchRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchBatchResponse__Output>;
  
  WatchCompany(argument: _autosync_v1_WatchCompanyRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchCompanyResponse__Output>;
  WatchCompany(argument: _autosync_v1_WatchCompanyRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchCompanyResponse__Output>;
  watchCompany(argument: _autosync_v1_WatchCompanyRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchCompanyResponse__Output>;
  watchCompany(argument: _autosync_v1_WatchCompanyRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchCompanyResponse__Output>;
  
  WatchTenant(argument: _autosync_v1_WatchTenantRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchTenantResponse__Output>;
  WatchTenant(argument: _autosync_v1_WatchTenantRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchTenantResponse__Output>;
  watchTenant(argument: _autosync_v1_WatchTenantRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchTenantResponse__Output>;
  watchTenant(argument: _autosync_v1_WatchTenantRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_autosync_v1_WatchTenantResponse__Output>;
  
}

export interface BatchStatusHandlers extends grpc.UntypedServiceImplementation {
  CountByDay: grpc.handleUnaryCall<_autosync_v1_CountByDayRequest__Output, _autosync_v1_CountByDayResponse>;
  
  FindBatches: grpc.handleUnaryCall<_autosync_v1_FindBatchesRequest__Output, _autosync_v1_FindBatchesResponse>;
  
  FinishBatch: grpc.handleUnaryCall<_autosync_v1_FinishBatchRequest__Output, _autosync_v1_FinishBatchResponse>;
  
  GetBatch: grpc.handleUnaryCall<_autosync_v1_GetBatchRequest__Output, _autosync_v1_GetBatchResponse>;
  
  ListActions: grpc.handleUnaryCall<_autosync_v1_ListActionsRequest__Output, _autosync_v1_ListActionsResponse>;
  
  ListBatches: grpc.handleUnaryCall<_autosync_v1_ListBatchesRequest__Output, _autosync_v1_ListBatchesResponse>;
  
  ListLastBatches: grpc.handleUnaryCall<_autosync_v1_ListLastBatchesRequest__Output, _autosync_v1_ListLastBatchesResponse>;
  
  RecordResults: grpc.handleUnaryCall<_autosync_v1_RecordResultsRequest__Output, _autosync_v1_RecordResultsResponse>;
  
  ReportProgress: grpc.handleUnaryCall<_autosync_v1_ReportProgressRequest__Output, _autosync_v1_ReportProgressResponse>;
  
  StartBatch: grpc.handleUnaryCall<_autosync_v1_StartBatchRequest__Output, _autosync_v1_StartBatchResponse>;
  
  WatchBatch: grpc.handleServerStreamingCall<_autosync_v1_WatchBatchRequest__Output, _autosync_v1_WatchBatchResponse>;
  
  WatchCompany: grpc.handleServerStreamingCall<_autosync_v1_WatchCompanyRequest__Output, _autosync_v1_WatchCompanyResponse>;
  
  WatchTenant: grpc.handleServerStreamingCall<_autosync_v1_WatchTenantRequest__Output, _autosync_v1_WatchTenantResponse>;
  
}

export interface BatchStatusDefinition extends grpc.ServiceDefinition {
  CountByDay: MethodDefinition<_autosync_v1_CountByDayRequest, _autosync_v1_CountByDayResponse, _autosync_v1_CountByDayRequest__Output, _autosync_v1_CountByDayResponse__Output>
  FindBatches: MethodDefinition<_autosync_v1_FindBatchesRequest, _autosync_v1_FindBatchesResponse, _autosync_v1_FindBatchesRequest__Output, _autosync_v1_FindBatchesResponse__Output>
  FinishBatch: MethodDefinition<_autosync_v1_FinishBatchRequest, _autosync_v1_FinishBatchResponse, _autosync_v1_FinishBatchRequest__Output, _autosync_v1_FinishBatchResponse__Output>
  GetBatch: MethodDefinition<_autosync_v1_GetBatchRequest, _autosync_v1_GetBatchResponse, _autosync_v1_GetBatchRequest__Output, _autosync_v1_GetBatchResponse__Output>
  ListActions: MethodDefinition<_autosync_v1_ListActionsRequest, _autosync_v1_ListActionsResponse, _autosync_v1_ListActionsRequest__Output, _autosync_v1_ListActionsResponse__Output>
  ListBatches: MethodDefinition<_autosync_v1_ListBatchesRequest, _autosync_v1_ListBatchesResponse, _autosync_v1_ListBatchesRequest__Output, _autosync_v1_ListBatchesResponse__Output>
  ListLastBatches: MethodDefinition<_autosync_v1_ListLastBatchesRequest, _autosync_v1_ListLastBatchesResponse, _autosync_v1_ListLastBatchesRequest__Output, _autosync_v1_ListLastBatchesResponse__Output>
  RecordResults: MethodDefinition<_autosync_v1_RecordResultsRequest, _autosync_v1_RecordResultsResponse, _autosync_v1_RecordResultsRequest__Output, _autosync_v1_RecordResultsResponse__Output>
  ReportProgress: MethodDefinition<_autosync_v1_ReportProgressRequest, _autosync_v1_ReportProgressResponse, _autosync_v1_ReportProgressRequest__Output, _autosync_v1_ReportProgressResponse__Output>
  StartBatch: MethodDefinition<_autosync_v1_StartBatchRequest, _autosync_v1_StartBatchResponse, _autosync_v1_StartBatchRequest__Output, _autosync_v1_StartBatchResponse__Output>
  WatchBatch: MethodDefinition<_autosync_v1_WatchBatchRequest, _autosync_v1_WatchBatchResponse, _autosync_v1_WatchBatchRequest__Output, _autosync_v1_WatchBatchResponse__Output>
  WatchCompany: MethodDefinition<_autosync_v1_WatchCompanyRequest, _autosync_v1_WatchCompanyResponse, _autosync_v1_WatchCompanyRequest__Output, _autosync_v1_WatchCompanyResponse__Output>
  WatchTenant: MethodDefinition<_autosync_v1_WatchTenantRequest, _autosync_v1_WatchTenantResponse, _autosync_v1_WatchTenantRequest__Output, _autosync_v1_WatchTenantResponse__Output>
}
