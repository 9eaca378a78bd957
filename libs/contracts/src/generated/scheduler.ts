import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ActiveRun as _autosync_v1_ActiveRun, ActiveRun__Output as _autosync_v1_ActiveRun__Output } from './autosync/v1/ActiveRun.ts';
import type { AutoSync as _autosync_v1_AutoSync, AutoSync__Output as _autosync_v1_AutoSync__Output } from './autosync/v1/AutoSync.ts';
import type { BringForwardRequest as _autosync_v1_BringForwardRequest, BringForwardRequest__Output as _autosync_v1_BringForwardRequest__Output } from './autosync/v1/BringForwardRequest.ts';
import type { BringForwardResponse as _autosync_v1_BringForwardResponse, BringForwardResponse__Output as _autosync_v1_BringForwardResponse__Output } from './autosync/v1/BringForwardResponse.ts';
import type { CancelRunRequest as _autosync_v1_CancelRunRequest, CancelRunRequest__Output as _autosync_v1_CancelRunRequest__Output } from './autosync/v1/CancelRunRequest.ts';
import type { CancelRunResponse as _autosync_v1_CancelRunResponse, CancelRunResponse__Output as _autosync_v1_CancelRunResponse__Output } from './autosync/v1/CancelRunResponse.ts';
import type { CheckRunRequest as _autosync_v1_CheckRunRequest, CheckRunRequest__Output as _autosync_v1_CheckRunRequest__Output } from './autosync/v1/CheckRunRequest.ts';
import type { CheckRunResponse as _autosync_v1_CheckRunResponse, CheckRunResponse__Output as _autosync_v1_CheckRunResponse__Output } from './autosync/v1/CheckRunResponse.ts';
import type { CompanyFreshness as _autosync_v1_CompanyFreshness, CompanyFreshness__Output as _autosync_v1_CompanyFreshness__Output } from './autosync/v1/CompanyFreshness.ts';
import type { EndPauseRequest as _autosync_v1_EndPauseRequest, EndPauseRequest__Output as _autosync_v1_EndPauseRequest__Output } from './autosync/v1/EndPauseRequest.ts';
import type { EndPauseResponse as _autosync_v1_EndPauseResponse, EndPauseResponse__Output as _autosync_v1_EndPauseResponse__Output } from './autosync/v1/EndPauseResponse.ts';
import type { GetAutoSyncRequest as _autosync_v1_GetAutoSyncRequest, GetAutoSyncRequest__Output as _autosync_v1_GetAutoSyncRequest__Output } from './autosync/v1/GetAutoSyncRequest.ts';
import type { GetAutoSyncResponse as _autosync_v1_GetAutoSyncResponse, GetAutoSyncResponse__Output as _autosync_v1_GetAutoSyncResponse__Output } from './autosync/v1/GetAutoSyncResponse.ts';
import type { ListFreshnessRequest as _autosync_v1_ListFreshnessRequest, ListFreshnessRequest__Output as _autosync_v1_ListFreshnessRequest__Output } from './autosync/v1/ListFreshnessRequest.ts';
import type { ListFreshnessResponse as _autosync_v1_ListFreshnessResponse, ListFreshnessResponse__Output as _autosync_v1_ListFreshnessResponse__Output } from './autosync/v1/ListFreshnessResponse.ts';
import type { ListPausesRequest as _autosync_v1_ListPausesRequest, ListPausesRequest__Output as _autosync_v1_ListPausesRequest__Output } from './autosync/v1/ListPausesRequest.ts';
import type { ListPausesResponse as _autosync_v1_ListPausesResponse, ListPausesResponse__Output as _autosync_v1_ListPausesResponse__Output } from './autosync/v1/ListPausesResponse.ts';
import type { Pause as _autosync_v1_Pause, Pause__Output as _autosync_v1_Pause__Output } from './autosync/v1/Pause.ts';
import type { PutAutoSyncRequest as _autosync_v1_PutAutoSyncRequest, PutAutoSyncRequest__Output as _autosync_v1_PutAutoSyncRequest__Output } from './autosync/v1/PutAutoSyncRequest.ts';
import type { PutAutoSyncResponse as _autosync_v1_PutAutoSyncResponse, PutAutoSyncResponse__Output as _autosync_v1_PutAutoSyncResponse__Output } from './autosync/v1/PutAutoSyncResponse.ts';
import type { PutCompanyRequest as _autosync_v1_PutCompanyRequest, PutCompanyRequest__Output as _autosync_v1_PutCompanyRequest__Output } from './autosync/v1/PutCompanyRequest.ts';
import type { PutCompanyResponse as _autosync_v1_PutCompanyResponse, PutCompanyResponse__Output as _autosync_v1_PutCompanyResponse__Output } from './autosync/v1/PutCompanyResponse.ts';
import type { PutPauseRequest as _autosync_v1_PutPauseRequest, PutPauseRequest__Output as _autosync_v1_PutPauseRequest__Output } from './autosync/v1/PutPauseRequest.ts';
import type { PutPauseResponse as _autosync_v1_PutPauseResponse, PutPauseResponse__Output as _autosync_v1_PutPauseResponse__Output } from './autosync/v1/PutPauseResponse.ts';
import type { QueueRunRequest as _autosync_v1_QueueRunRequest, QueueRunRequest__Output as _autosync_v1_QueueRunRequest__Output } from './autosync/v1/QueueRunRequest.ts';
import type { QueueRunResponse as _autosync_v1_QueueRunResponse, QueueRunResponse__Output as _autosync_v1_QueueRunResponse__Output } from './autosync/v1/QueueRunResponse.ts';
import type { Reason as _autosync_v1_Reason, Reason__Output as _autosync_v1_Reason__Output } from './autosync/v1/Reason.ts';
import type { RestingRun as _autosync_v1_RestingRun, RestingRun__Output as _autosync_v1_RestingRun__Output } from './autosync/v1/RestingRun.ts';
import type { SchedulerClient as _autosync_v1_SchedulerClient, SchedulerDefinition as _autosync_v1_SchedulerDefinition } from './autosync/v1/Scheduler.ts';
import type { TypeFreshness as _autosync_v1_TypeFreshness, TypeFreshness__Output as _autosync_v1_TypeFreshness__Output } from './autosync/v1/TypeFreshness.ts';
import type { TypeSettings as _autosync_v1_TypeSettings, TypeSettings__Output as _autosync_v1_TypeSettings__Output } from './autosync/v1/TypeSettings.ts';
import type { TypeStatus as _autosync_v1_TypeStatus, TypeStatus__Output as _autosync_v1_TypeStatus__Output } from './autosync/v1/TypeStatus.ts';
import type { Warning as _autosync_v1_Warning, Warning__Output as _autosync_v1_Warning__Output } from './autosync/v1/Warning.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  autosync: {
    v1: {
      ActiveRun: MessageTypeDefinition<_autosync_v1_ActiveRun, _autosync_v1_ActiveRun__Output>
      AutoSync: MessageTypeDefinition<_autosync_v1_AutoSync, _autosync_v1_AutoSync__Output>
      BringForwardRequest: MessageTypeDefinition<_autosync_v1_BringForwardRequest, _autosync_v1_BringForwardRequest__Output>
      BringForwardResponse: MessageTypeDefinition<_autosync_v1_BringForwardResponse, _autosync_v1_BringForwardResponse__Output>
      CancelRunRequest: MessageTypeDefinition<_autosync_v1_CancelRunRequest, _autosync_v1_CancelRunRequest__Output>
      CancelRunResponse: MessageTypeDefinition<_autosync_v1_CancelRunResponse, _autosync_v1_CancelRunResponse__Output>
      CheckRunRequest: MessageTypeDefinition<_autosync_v1_CheckRunRequest, _autosync_v1_CheckRunRequest__Output>
      CheckRunResponse: MessageTypeDefinition<_autosync_v1_CheckRunResponse, _autosync_v1_CheckRunResponse__Output>
      CompanyFreshness: MessageTypeDefinition<_autosync_v1_CompanyFreshness, _autosync_v1_CompanyFreshness__Output>
      EndPauseRequest: MessageTypeDefinition<_autosync_v1_EndPauseRequest, _autosync_v1_EndPauseRequest__Output>
      EndPauseResponse: MessageTypeDefinition<_autosync_v1_EndPauseResponse, _autosync_v1_EndPauseResponse__Output>
      GetAutoSyncRequest: MessageTypeDefinition<_autosync_v1_GetAutoSyncRequest, _autosync_v1_GetAutoSyncRequest__Output>
      GetAutoSyncResponse: MessageTypeDefinition<_autosync_v1_GetAutoSyncResponse, _autosync_v1_GetAutoSyncResponse__Output>
      ListFreshnessRequest: MessageTypeDefinition<_autosync_v1_ListFreshnessRequest, _autosync_v1_ListFreshnessRequest__Output>
      ListFreshnessResponse: MessageTypeDefinition<_autosync_v1_ListFreshnessResponse, _autosync_v1_ListFreshnessResponse__Output>
      ListPausesRequest: MessageTypeDefinition<_autosync_v1_ListPausesRequest, _autosync_v1_ListPausesRequest__Output>
      ListPausesResponse: MessageTypeDefinition<_autosync_v1_ListPausesResponse, _autosync_v1_ListPausesResponse__Output>
      Pause: MessageTypeDefinition<_autosync_v1_Pause, _autosync_v1_Pause__Output>
      PutAutoSyncRequest: MessageTypeDefinition<_autosync_v1_PutAutoSyncRequest, _autosync_v1_PutAutoSyncRequest__Output>
      PutAutoSyncResponse: MessageTypeDefinition<_autosync_v1_PutAutoSyncResponse, _autosync_v1_PutAutoSyncResponse__Output>
      PutCompanyRequest: MessageTypeDefinition<_autosync_v1_PutCompanyRequest, _autosync_v1_PutCompanyRequest__Output>
      PutCompanyResponse: MessageTypeDefinition<_autosync_v1_PutCompanyResponse, _autosync_v1_PutCompanyResponse__Output>
      PutPauseRequest: MessageTypeDefinition<_autosync_v1_PutPauseRequest, _autosync_v1_PutPauseRequest__Output>
      PutPauseResponse: MessageTypeDefinition<_autosync_v1_PutPauseResponse, _autosync_v1_PutPauseResponse__Output>
      QueueRunRequest: MessageTypeDefinition<_autosync_v1_QueueRunRequest, _autosync_v1_QueueRunRequest__Output>
      QueueRunResponse: MessageTypeDefinition<_autosync_v1_QueueRunResponse, _autosync_v1_QueueRunResponse__Output>
      Reason: MessageTypeDefinition<_autosync_v1_Reason, _autosync_v1_Reason__Output>
      RestingRun: MessageTypeDefinition<_autosync_v1_RestingRun, _autosync_v1_RestingRun__Output>
      Scheduler: SubtypeConstructor<typeof grpc.Client, _autosync_v1_SchedulerClient> & { service: _autosync_v1_SchedulerDefinition }
      TypeFreshness: MessageTypeDefinition<_autosync_v1_TypeFreshness, _autosync_v1_TypeFreshness__Output>
      TypeSettings: MessageTypeDefinition<_autosync_v1_TypeSettings, _autosync_v1_TypeSettings__Output>
      TypeStatus: MessageTypeDefinition<_autosync_v1_TypeStatus, _autosync_v1_TypeStatus__Output>
      Warning: MessageTypeDefinition<_autosync_v1_Warning, _autosync_v1_Warning__Output>
    }
  }
}

