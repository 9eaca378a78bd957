// Original file: protos/autosync/v1/scheduler.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BringForwardRequest as _autosync_v1_BringForwardRequest, BringForwardRequest__Output as _autosync_v1_BringForwardRequest__Output } from '../../autosync/v1/BringForwardRequest.ts';
import type { BringForwardResponse as _autosync_v1_BringForwardResponse, BringForwardResponse__Output as _autosync_v1_BringForwardResponse__Output } from '../../autosync/v1/BringForwardResponse.ts';
import type { CancelRunRequest as _autosync_v1_CancelRunRequest, CancelRunRequest__Output as _autosync_v1_CancelRunRequest__Output } from '../../autosync/v1/CancelRunRequest.ts';
import type { CancelRunResponse as _autosync_v1_CancelRunResponse, CancelRunResponse__Output as _autosync_v1_CancelRunResponse__Output } from '../../autosync/v1/CancelRunResponse.ts';
import type { CheckRunRequest as _autosync_v1_CheckRunRequest, CheckRunRequest__Output as _autosync_v1_CheckRunRequest__Output } from '../../autosync/v1/CheckRunRequest.ts';
import type { CheckRunResponse as _autosync_v1_CheckRunResponse, CheckRunResponse__Output as _autosync_v1_CheckRunResponse__Output } from '../../autosync/v1/CheckRunResponse.ts';
import type { EndPauseRequest as _autosync_v1_EndPauseRequest, EndPauseRequest__Output as _autosync_v1_EndPauseRequest__Output } from '../../autosync/v1/EndPauseRequest.ts';
import type { EndPauseResponse as _autosync_v1_EndPauseResponse, EndPauseResponse__Output as _autosync_v1_EndPauseResponse__Output } from '../../autosync/v1/EndPauseResponse.ts';
import type { GetAutoSyncRequest as _autosync_v1_GetAutoSyncRequest, GetAutoSyncRequest__Output as _autosync_v1_GetAutoSyncRequest__Output } from '../../autosync/v1/GetAutoSyncRequest.ts';
import type { GetAutoSyncResponse as _autosync_v1_GetAutoSyncResponse, GetAutoSyncResponse__Output as _autosync_v1_GetAutoSyncResponse__Output } from '../../autosync/v1/GetAutoSyncResponse.ts';
import type { ListFreshnessRequest as _autosync_v1_ListFreshnessRequest, ListFreshnessRequest__Output as _autosync_v1_ListFreshnessRequest__Output } from '../../autosync/v1/ListFreshnessRequest.ts';
import type { ListFreshnessResponse as _autosync_v1_ListFreshnessResponse, ListFreshnessResponse__Output as _autosync_v1_ListFreshnessResponse__Output } from '../../autosync/v1/ListFreshnessResponse.ts';
import type { ListPausesRequest as _autosync_v1_ListPausesRequest, ListPausesRequest__Output as _autosync_v1_ListPausesRequest__Output } from '../../autosync/v1/ListPausesRequest.ts';
import type { ListPausesResponse as _autosync_v1_ListPausesResponse, ListPausesResponse__Output as _autosync_v1_ListPausesResponse__Output } from '../../autosync/v1/ListPausesResponse.ts';
import type { PutAutoSyncRequest as _autosync_v1_PutAutoSyncRequest, PutAutoSyncRequest__Output as _autosync_v1_PutAutoSyncRequest__Output } from '../../autosync/v1/PutAutoSyncRequest.ts';
import type { PutAutoSyncResponse as _autosync_v1_PutAutoSyncResponse, PutAutoSyncResponse__Output as _autosync_v1_PutAutoSyncResponse__Output } from '../../autosync/v1/PutAutoSyncResponse.ts';
import type { PutCompanyRequest as _autosync_v1_PutCompanyRequest, PutCompanyRequest__Output as _autosync_v1_PutCompanyRequest__Output } from '../../autosync/v1/PutCompanyRequest.ts';
import type { PutCompanyResponse as _autosync_v1_PutCompanyResponse, PutCompanyResponse__Output as _autosync_v1_PutCompanyResponse__Output } from '../../autosync/v1/PutCompanyResponse.ts';
import type { PutPauseRequest as _autosync_v1_PutPauseRequest, PutPauseRequest__Output as _autosync_v1_PutPauseRequest__Output } from '../../autosync/v1/PutPauseRequest.ts';
import type { PutPauseResponse as _autosync_v1_PutPauseResponse, PutPauseResponse__Output as _autosync_v1_PutPauseResponse__Output } from '../../autosync/v1/PutPauseResponse.ts';
import type { QueueRunRequest as _autosync_v1_QueueRunRequest, QueueRunRequest__Output as _autosync_v1_QueueRunRequest__Output } from '../../autosync/v1/QueueRunRequest.ts';
import type { QueueRunResponse as _autosync_v1_QueueRunResponse, QueueRunResponse__Output as _autosync_v1_QueueRunResponse__Output } from '../../autosync/v1/QueueRunResponse.ts';

export interface SchedulerClient extends grpc.Client {
  BringForward(argument: _autosync_v1_BringForwardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  BringForward(argument: _autosync_v1_BringForwardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  BringForward(argument: _autosync_v1_BringForwardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  BringForward(argument: _autosync_v1_BringForwardRequest, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  bringForward(argument: _autosync_v1_BringForwardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  bringForward(argument: _autosync_v1_BringForwardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  bringForward(argument: _autosync_v1_BringForwardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  bringForward(argument: _autosync_v1_BringForwardRequest, callback: grpc.requestCallback<_autosync_v1_BringForwardResponse__Output>): grpc.ClientUnaryCall;
  
  CancelRun(argument: _autosync_v1_CancelRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _autosync_v1_CancelRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _autosync_v1_CancelRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _autosync_v1_CancelRunRequest, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _autosync_v1_CancelRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _autosync_v1_CancelRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _autosync_v1_CancelRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _autosync_v1_CancelRunRequest, callback: grpc.requestCallback<_autosync_v1_CancelRunResponse__Output>): grpc.ClientUnaryCall;
  
  CheckRun(argument: _autosync_v1_CheckRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  CheckRun(argument: _autosync_v1_CheckRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  CheckRun(argument: _autosync_v1_CheckRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  CheckRun(argument: _autosync_v1_CheckRunRequest, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  checkRun(argument: _autosync_v1_CheckRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  checkRun(argument: _autosync_v1_CheckRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  checkRun(argument: _autosync_v1_CheckRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  checkRun(argument: _autosync_v1_CheckRunRequest, callback: grpc.requestCallback<_autosync_v1_CheckRunResponse__Output>): grpc.ClientUnaryCall;
  
  EndPause(argument: _autosync_v1_EndPauseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  EndPause(argument: _autosync_v1_EndPauseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  EndPause(argument: _autosync_v1_EndPauseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  EndPause(argument: _autosync_v1_EndPauseRequest, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  endPause(argument: _autosync_v1_EndPauseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  endPause(argument: _autosync_v1_EndPauseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  endPause(argument: _autosync_v1_EndPauseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  endPause(argument: _autosync_v1_EndPauseRequest, callback: grpc.requestCallback<_autosync_v1_EndPauseResponse__Output>): grpc.ClientUnaryCall;
  
  GetAutoSync(argument: _autosync_v1_GetAutoSyncRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  GetAutoSync(argument: _autosync_v1_GetAutoSyncRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  GetAutoSync(argument: _autosync_v1_GetAutoSyncRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  GetAutoSync(argument: _autosync_v1_GetAutoSyncRequest, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  getAutoSync(argument: _autosync_v1_GetAutoSyncRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  getAutoSync(argument: _autosync_v1_GetAutoSyncRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  getAutoSync(argument: _autosync_v1_GetAutoSyncRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  getAutoSync(argument: _autosync_v1_GetAutoSyncRequest, callback: grpc.requestCallback<_autosync_v1_GetAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  
  ListFreshness(argument: _autosync_v1_ListFreshnessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  ListFreshness(argument: _autosync_v1_ListFreshnessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  ListFreshness(argument: _autosync_v1_ListFreshnessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  ListFreshness(argument: _autosync_v1_ListFreshnessRequest, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  listFreshness(argument: _autosync_v1_ListFreshnessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  listFreshness(argument: _autosync_v1_ListFreshnessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  listFreshness(argument: _autosync_v1_ListFreshnessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  listFreshness(argument: _autosync_v1_ListFreshnessRequest, callback: grpc.requestCallback<_autosync_v1_ListFreshnessResponse__Output>): grpc.ClientUnaryCall;
  
  ListPauses(argument: _autosync_v1_ListPausesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  ListPauses(argument: _autosync_v1_ListPausesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  ListPauses(argument: _autosync_v1_ListPausesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  ListPauses(argument: _autosync_v1_ListPausesRequest, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  listPauses(argument: _autosync_v1_ListPausesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  listPauses(argument: _autosync_v1_ListPausesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  listPauses(argument: _autosync_v1_ListPausesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  listPauses(argument: _autosync_v1_ListPausesRequest, callback: grpc.requestCallback<_autosync_v1_ListPausesResponse__Output>): grpc.ClientUnaryCall;
  
  PutAutoSync(argument: _autosync_v1_PutAutoSyncRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  PutAutoSync(argument: _autosync_v1_PutAutoSyncRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  PutAutoSync(argument: _autosync_v1_PutAutoSyncRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  PutAutoSync(argument: _autosync_v1_PutAutoSyncRequest, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  putAutoSync(argument: _autosync_v1_PutAutoSyncRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  putAutoSync(argument: _autosync_v1_PutAutoSyncRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  putAutoSync(argument: _autosync_v1_PutAutoSyncRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  putAutoSync(argument: _autosync_v1_PutAutoSyncRequest, callback: grpc.requestCallback<_autosync_v1_PutAutoSyncResponse__Output>): grpc.ClientUnaryCall;
  
  PutCompany(argument: _autosync_v1_PutCompanyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  PutCompany(argument: _autosync_v1_PutCompanyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  PutCompany(argument: _autosync_v1_PutCompanyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  PutCompany(argument: _autosync_v1_PutCompanyRequest, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  putCompany(argument: _autosync_v1_PutCompanyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  putCompany(argument: _autosync_v1_PutCompanyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  putCompany(argument: _autosync_v1_PutCompanyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  putCompany(argument: _autosync_v1_PutCompanyRequest, callback: grpc.requestCallback<_autosync_v1_PutCompanyResponse__Output>): grpc.ClientUnaryCall;
  
  PutPause(argument: _autosync_v1_PutPauseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  PutPause(argument: _autosync_v1_PutPauseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  PutPause(argument: _autosync_v1_PutPauseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  PutPause(argument: _autosync_v1_PutPauseRequest, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  putPause(argument: _autosync_v1_PutPauseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  putPause(argument: _autosync_v1_PutPauseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  putPause(argument: _autosync_v1_PutPauseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  putPause(argument: _autosync_v1_PutPauseRequest, callback: grpc.requestCallback<_autosync_v1_PutPauseResponse__Output>): grpc.ClientUnaryCall;
  
  QueueRun(argument: _autosync_v1_QueueRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  QueueRun(argument: _autosync_v1_QueueRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  QueueRun(argument: _autosync_v1_QueueRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  QueueRun(argument: _autosync_v1_QueueRunRequest, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  queueRun(argument: _autosync_v1_QueueRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  queueRun(argument: _autosync_v1_QueueRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  queueRun(argument: _autosync_v1_QueueRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  queueRun(argument: _autosync_v1_QueueRunRequest, callback: grpc.requestCallback<_autosync_v1_QueueRunResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface SchedulerHandlers extends grpc.UntypedServiceImplementation {
  BringForward: grpc.handleUnaryCall<_autosync_v1_BringForwardRequest__Output, _autosync_v1_BringForwardResponse>;
  
  CancelRun: grpc.handleUnaryCall<_autosync_v1_CancelRunRequest__Output, _autosync_v1_CancelRunResponse>;
  
  CheckRun: grpc.handleUnaryCall<_autosync_v1_CheckRunRequest__Output, _autosync_v1_CheckRunResponse>;
  
  EndPause: grpc.handleUnaryCall<_autosync_v1_EndPauseRequest__Output, _autosync_v1_EndPauseResponse>;
  
  GetAutoSync: grpc.handleUnaryCall<_autosync_v1_GetAutoSyncRequest__Output, _autosync_v1_GetAutoSyncResponse>;
  
  ListFreshness: grpc.handleUnaryCall<_autosync_v1_ListFreshnessRequest__Output, _autosync_v1_ListFreshnessResponse>;
  
  ListPauses: grpc.handleUnaryCall<_autosync_v1_ListPausesRequest__Output, _autosync_v1_ListPausesResponse>;
  
  PutAutoSync: grpc.handleUnaryCall<_autosync_v1_PutAutoSyncRequest__Output, _autosync_v1_PutAutoSyncResponse>;
  
  PutCompany: grpc.handleUnaryCall<_autosync_v1_PutCompanyRequest__Output, _autosync_v1_PutCompanyResponse>;
  
  PutPause: grpc.handleUnaryCall<_autosync_v1_PutPauseRequest__Output, _autosync_v1_PutPauseResponse>;
  
  QueueRun: grpc.handleUnaryCall<_autosync_v1_QueueRunRequest__Output, _autosync_v1_QueueRunResponse>;
  
}

export interface SchedulerDefinition extends grpc.ServiceDefinition {
  BringForward: MethodDefinition<_autosync_v1_BringForwardRequest, _autosync_v1_BringForwardResponse, _autosync_v1_BringForwardRequest__Output, _autosync_v1_BringForwardResponse__Output>
  CancelRun: MethodDefinition<_autosync_v1_CancelRunRequest, _autosync_v1_CancelRunResponse, _autosync_v1_CancelRunRequest__Output, _autosync_v1_CancelRunResponse__Output>
  CheckRun: MethodDefinition<_autosync_v1_CheckRunRequest, _autosync_v1_CheckRunResponse, _autosync_v1_CheckRunRequest__Output, _autosync_v1_CheckRunResponse__Output>
  EndPause: MethodDefinition<_autosync_v1_EndPauseRequest, _autosync_v1_EndPauseResponse, _autosync_v1_EndPauseRequest__Output, _autosync_v1_EndPauseResponse__Output>
  GetAutoSync: MethodDefinition<_autosync_v1_GetAutoSyncRequest, _autosync_v1_GetAutoSyncResponse, _autosync_v1_GetAutoSyncRequest__Output, _autosync_v1_GetAutoSyncResponse__Output>
  ListFreshness: MethodDefinition<_autosync_v1_ListFreshnessRequest, _autosync_v1_ListFreshnessResponse, _autosync_v1_ListFreshnessRequest__Output, _autosync_v1_ListFreshnessResponse__Output>
  ListPauses: MethodDefinition<_autosync_v1_ListPausesRequest, _autosync_v1_ListPausesResponse, _autosync_v1_ListPausesRequest__Output, _autosync_v1_ListPausesResponse__Output>
  PutAutoSync: MethodDefinition<_autosync_v1_PutAutoSyncRequest, _autosync_v1_PutAutoSyncResponse, _autosync_v1_PutAutoSyncRequest__Output, _autosync_v1_PutAutoSyncResponse__Output>
  PutCompany: MethodDefinition<_autosync_v1_PutCompanyRequest, _autosync_v1_PutCompanyResponse, _autosync_v1_PutCompanyRequest__Output, _autosync_v1_PutCompanyResponse__Output>
  PutPause: MethodDefinition<_autosync_v1_PutPauseRequest, _autosync_v1_PutPauseResponse, _autosync_v1_PutPauseRequest__Output, _autosync_v1_PutPauseResponse__Output>
  QueueRun: MethodDefinition<_autosync_v1_QueueRunRequest, _autosync_v1_QueueRunResponse, _autosync_v1_QueueRunRequest__Output, _autosync_v1_QueueRunResponse__Output>
}
