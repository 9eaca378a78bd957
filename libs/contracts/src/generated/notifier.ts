import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { GetRerunLinkRequest as _autosync_v1_GetRerunLinkRequest, GetRerunLinkRequest__Output as _autosync_v1_GetRerunLinkRequest__Output } from './autosync/v1/GetRerunLinkRequest.ts';
import type { GetRerunLinkResponse as _autosync_v1_GetRerunLinkResponse, GetRerunLinkResponse__Output as _autosync_v1_GetRerunLinkResponse__Output } from './autosync/v1/GetRerunLinkResponse.ts';
import type { GetSettingsRequest as _autosync_v1_GetSettingsRequest, GetSettingsRequest__Output as _autosync_v1_GetSettingsRequest__Output } from './autosync/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _autosync_v1_GetSettingsResponse, GetSettingsResponse__Output as _autosync_v1_GetSettingsResponse__Output } from './autosync/v1/GetSettingsResponse.ts';
import type { NotificationSettings as _autosync_v1_NotificationSettings, NotificationSettings__Output as _autosync_v1_NotificationSettings__Output } from './autosync/v1/NotificationSettings.ts';
import type { NotifierClient as _autosync_v1_NotifierClient, NotifierDefinition as _autosync_v1_NotifierDefinition } from './autosync/v1/Notifier.ts';
import type { PutSettingsRequest as _autosync_v1_PutSettingsRequest, PutSettingsRequest__Output as _autosync_v1_PutSettingsRequest__Output } from './autosync/v1/PutSettingsRequest.ts';
import type { PutSettingsResponse as _autosync_v1_PutSettingsResponse, PutSettingsResponse__Output as _autosync_v1_PutSettingsResponse__Output } from './autosync/v1/PutSettingsResponse.ts';
import type { Recipient as _autosync_v1_Recipient, Recipient__Output as _autosync_v1_Recipient__Output } from './autosync/v1/Recipient.ts';
import type { UseRerunLinkRequest as _autosync_v1_UseRerunLinkRequest, UseRerunLinkRequest__Output as _autosync_v1_UseRerunLinkRequest__Output } from './autosync/v1/UseRerunLinkRequest.ts';
import type { UseRerunLinkResponse as _autosync_v1_UseRerunLinkResponse, UseRerunLinkResponse__Output as _autosync_v1_UseRerunLinkResponse__Output } from './autosync/v1/UseRerunLinkResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  autosync: {
    v1: {
      GetRerunLinkRequest: MessageTypeDefinition<_autosync_v1_GetRerunLinkRequest, _autosync_v1_GetRerunLinkRequest__Output>
      GetRerunLinkResponse: MessageTypeDefinition<_autosync_v1_GetRerunLinkResponse, _autosync_v1_GetRerunLinkResponse__Output>
      GetSettingsRequest: MessageTypeDefinition<_autosync_v1_GetSettingsRequest, _autosync_v1_GetSettingsRequest__Output>
      GetSettingsResponse: MessageTypeDefinition<_autosync_v1_GetSettingsResponse, _autosync_v1_GetSettingsResponse__Output>
      NotificationSettings: MessageTypeDefinition<_autosync_v1_NotificationSettings, _autosync_v1_NotificationSettings__Output>
      Notifier: SubtypeConstructor<typeof grpc.Client, _autosync_v1_NotifierClient> & { service: _autosync_v1_NotifierDefinition }
      PutSettingsRequest: MessageTypeDefinition<_autosync_v1_PutSettingsRequest, _autosync_v1_PutSettingsRequest__Output>
      PutSettingsResponse: MessageTypeDefinition<_autosync_v1_PutSettingsResponse, _autosync_v1_PutSettingsResponse__Output>
      Recipient: MessageTypeDefinition<_autosync_v1_Recipient, _autosync_v1_Recipient__Output>
      UseRerunLinkRequest: MessageTypeDefinition<_autosync_v1_UseRerunLinkRequest, _autosync_v1_UseRerunLinkRequest__Output>
      UseRerunLinkResponse: MessageTypeDefinition<_autosync_v1_UseRerunLinkResponse, _autosync_v1_UseRerunLinkResponse__Output>
    }
  }
}

