import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { CreateWebhookRequest as _autosync_v1_CreateWebhookRequest, CreateWebhookRequest__Output as _autosync_v1_CreateWebhookRequest__Output } from './autosync/v1/CreateWebhookRequest.ts';
import type { CreateWebhookResponse as _autosync_v1_CreateWebhookResponse, CreateWebhookResponse__Output as _autosync_v1_CreateWebhookResponse__Output } from './autosync/v1/CreateWebhookResponse.ts';
import type { GetRerunLinkRequest as _autosync_v1_GetRerunLinkRequest, GetRerunLinkRequest__Output as _autosync_v1_GetRerunLinkRequest__Output } from './autosync/v1/GetRerunLinkRequest.ts';
import type { GetRerunLinkResponse as _autosync_v1_GetRerunLinkResponse, GetRerunLinkResponse__Output as _autosync_v1_GetRerunLinkResponse__Output } from './autosync/v1/GetRerunLinkResponse.ts';
import type { GetSettingsRequest as _autosync_v1_GetSettingsRequest, GetSettingsRequest__Output as _autosync_v1_GetSettingsRequest__Output } from './autosync/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _autosync_v1_GetSettingsResponse, GetSettingsResponse__Output as _autosync_v1_GetSettingsResponse__Output } from './autosync/v1/GetSettingsResponse.ts';
import type { GetWebhookDeliveryRequest as _autosync_v1_GetWebhookDeliveryRequest, GetWebhookDeliveryRequest__Output as _autosync_v1_GetWebhookDeliveryRequest__Output } from './autosync/v1/GetWebhookDeliveryRequest.ts';
import type { GetWebhookDeliveryResponse as _autosync_v1_GetWebhookDeliveryResponse, GetWebhookDeliveryResponse__Output as _autosync_v1_GetWebhookDeliveryResponse__Output } from './autosync/v1/GetWebhookDeliveryResponse.ts';
import type { GetWebhookRequest as _autosync_v1_GetWebhookRequest, GetWebhookRequest__Output as _autosync_v1_GetWebhookRequest__Output } from './autosync/v1/GetWebhookRequest.ts';
import type { GetWebhookResponse as _autosync_v1_GetWebhookResponse, GetWebhookResponse__Output as _autosync_v1_GetWebhookResponse__Output } from './autosync/v1/GetWebhookResponse.ts';
import type { ListWebhookDeliveriesRequest as _autosync_v1_ListWebhookDeliveriesRequest, ListWebhookDeliveriesRequest__Output as _autosync_v1_ListWebhookDeliveriesRequest__Output } from './autosync/v1/ListWebhookDeliveriesRequest.ts';
import type { ListWebhookDeliveriesResponse as _autosync_v1_ListWebhookDeliveriesResponse, ListWebhookDeliveriesResponse__Output as _autosync_v1_ListWebhookDeliveriesResponse__Output } from './autosync/v1/ListWebhookDeliveriesResponse.ts';
import type { ListWebhooksRequest as _autosync_v1_ListWebhooksRequest, ListWebhooksRequest__Output as _autosync_v1_ListWebhooksRequest__Output } from './autosync/v1/ListWebhooksRequest.ts';
import type { ListWebhooksResponse as _autosync_v1_ListWebhooksResponse, ListWebhooksResponse__Output as _autosync_v1_ListWebhooksResponse__Output } from './autosync/v1/ListWebhooksResponse.ts';
import type { NotificationSettings as _autosync_v1_NotificationSettings, NotificationSettings__Output as _autosync_v1_NotificationSettings__Output } from './autosync/v1/NotificationSettings.ts';
import type { NotifierClient as _autosync_v1_NotifierClient, NotifierDefinition as _autosync_v1_NotifierDefinition } from './autosync/v1/Notifier.ts';
import type { PutSettingsRequest as _autosync_v1_PutSettingsRequest, PutSettingsRequest__Output as _autosync_v1_PutSettingsRequest__Output } from './autosync/v1/PutSettingsRequest.ts';
import type { PutSettingsResponse as _autosync_v1_PutSettingsResponse, PutSettingsResponse__Output as _autosync_v1_PutSettingsResponse__Output } from './autosync/v1/PutSettingsResponse.ts';
import type { PutWebhookRequest as _autosync_v1_PutWebhookRequest, PutWebhookRequest__Output as _autosync_v1_PutWebhookRequest__Output } from './autosync/v1/PutWebhookRequest.ts';
import type { PutWebhookResponse as _autosync_v1_PutWebhookResponse, PutWebhookResponse__Output as _autosync_v1_PutWebhookResponse__Output } from './autosync/v1/PutWebhookResponse.ts';
import type { Recipient as _autosync_v1_Recipient, Recipient__Output as _autosync_v1_Recipient__Output } from './autosync/v1/Recipient.ts';
import type { RedeliverWebhookRequest as _autosync_v1_RedeliverWebhookRequest, RedeliverWebhookRequest__Output as _autosync_v1_RedeliverWebhookRequest__Output } from './autosync/v1/RedeliverWebhookRequest.ts';
import type { RedeliverWebhookResponse as _autosync_v1_RedeliverWebhookResponse, RedeliverWebhookResponse__Output as _autosync_v1_RedeliverWebhookResponse__Output } from './autosync/v1/RedeliverWebhookResponse.ts';
import type { RedeliverWebhooksRequest as _autosync_v1_RedeliverWebhooksRequest, RedeliverWebhooksRequest__Output as _autosync_v1_RedeliverWebhooksRequest__Output } from './autosync/v1/RedeliverWebhooksRequest.ts';
import type { RedeliverWebhooksResponse as _autosync_v1_RedeliverWebhooksResponse, RedeliverWebhooksResponse__Output as _autosync_v1_RedeliverWebhooksResponse__Output } from './autosync/v1/RedeliverWebhooksResponse.ts';
import type { RemoveWebhookRequest as _autosync_v1_RemoveWebhookRequest, RemoveWebhookRequest__Output as _autosync_v1_RemoveWebhookRequest__Output } from './autosync/v1/RemoveWebhookRequest.ts';
import type { RemoveWebhookResponse as _autosync_v1_RemoveWebhookResponse, RemoveWebhookResponse__Output as _autosync_v1_RemoveWebhookResponse__Output } from './autosync/v1/RemoveWebhookResponse.ts';
import type { RotateWebhookSecretRequest as _autosync_v1_RotateWebhookSecretRequest, RotateWebhookSecretRequest__Output as _autosync_v1_RotateWebhookSecretRequest__Output } from './autosync/v1/RotateWebhookSecretRequest.ts';
import type { RotateWebhookSecretResponse as _autosync_v1_RotateWebhookSecretResponse, RotateWebhookSecretResponse__Output as _autosync_v1_RotateWebhookSecretResponse__Output } from './autosync/v1/RotateWebhookSecretResponse.ts';
import type { TestWebhookRequest as _autosync_v1_TestWebhookRequest, TestWebhookRequest__Output as _autosync_v1_TestWebhookRequest__Output } from './autosync/v1/TestWebhookRequest.ts';
import type { TestWebhookResponse as _autosync_v1_TestWebhookResponse, TestWebhookResponse__Output as _autosync_v1_TestWebhookResponse__Output } from './autosync/v1/TestWebhookResponse.ts';
import type { UseRerunLinkRequest as _autosync_v1_UseRerunLinkRequest, UseRerunLinkRequest__Output as _autosync_v1_UseRerunLinkRequest__Output } from './autosync/v1/UseRerunLinkRequest.ts';
import type { UseRerunLinkResponse as _autosync_v1_UseRerunLinkResponse, UseRerunLinkResponse__Output as _autosync_v1_UseRerunLinkResponse__Output } from './autosync/v1/UseRerunLinkResponse.ts';
import type { Webhook as _autosync_v1_Webhook, Webhook__Output as _autosync_v1_Webhook__Output } from './autosync/v1/Webhook.ts';
import type { WebhookAttempt as _autosync_v1_WebhookAttempt, WebhookAttempt__Output as _autosync_v1_WebhookAttempt__Output } from './autosync/v1/WebhookAttempt.ts';
import type { WebhookDelivery as _autosync_v1_WebhookDelivery, WebhookDelivery__Output as _autosync_v1_WebhookDelivery__Output } from './autosync/v1/WebhookDelivery.ts';
import type { WebhookSecret as _autosync_v1_WebhookSecret, WebhookSecret__Output as _autosync_v1_WebhookSecret__Output } from './autosync/v1/WebhookSecret.ts';
import type { WebhookSettings as _autosync_v1_WebhookSettings, WebhookSettings__Output as _autosync_v1_WebhookSettings__Output } from './autosync/v1/WebhookSettings.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  autosync: {
    v1: {
      CreateWebhookRequest: MessageTypeDefinition<_autosync_v1_CreateWebhookRequest, _autosync_v1_CreateWebhookRequest__Output>
      CreateWebhookResponse: MessageTypeDefinition<_autosync_v1_CreateWebhookResponse, _autosync_v1_CreateWebhookResponse__Output>
      GetRerunLinkRequest: MessageTypeDefinition<_autosync_v1_GetRerunLinkRequest, _autosync_v1_GetRerunLinkRequest__Output>
      GetRerunLinkResponse: MessageTypeDefinition<_autosync_v1_GetRerunLinkResponse, _autosync_v1_GetRerunLinkResponse__Output>
      GetSettingsRequest: MessageTypeDefinition<_autosync_v1_GetSettingsRequest, _autosync_v1_GetSettingsRequest__Output>
      GetSettingsResponse: MessageTypeDefinition<_autosync_v1_GetSettingsResponse, _autosync_v1_GetSettingsResponse__Output>
      GetWebhookDeliveryRequest: MessageTypeDefinition<_autosync_v1_GetWebhookDeliveryRequest, _autosync_v1_GetWebhookDeliveryRequest__Output>
      GetWebhookDeliveryResponse: MessageTypeDefinition<_autosync_v1_GetWebhookDeliveryResponse, _autosync_v1_GetWebhookDeliveryResponse__Output>
      GetWebhookRequest: MessageTypeDefinition<_autosync_v1_GetWebhookRequest, _autosync_v1_GetWebhookRequest__Output>
      GetWebhookResponse: MessageTypeDefinition<_autosync_v1_GetWebhookResponse, _autosync_v1_GetWebhookResponse__Output>
      ListWebhookDeliveriesRequest: MessageTypeDefinition<_autosync_v1_ListWebhookDeliveriesRequest, _autosync_v1_ListWebhookDeliveriesRequest__Output>
      ListWebhookDeliveriesResponse: MessageTypeDefinition<_autosync_v1_ListWebhookDeliveriesResponse, _autosync_v1_ListWebhookDeliveriesResponse__Output>
      ListWebhooksRequest: MessageTypeDefinition<_autosync_v1_ListWebhooksRequest, _autosync_v1_ListWebhooksRequest__Output>
      ListWebhooksResponse: MessageTypeDefinition<_autosync_v1_ListWebhooksResponse, _autosync_v1_ListWebhooksResponse__Output>
      NotificationSettings: MessageTypeDefinition<_autosync_v1_NotificationSettings, _autosync_v1_NotificationSettings__Output>
      Notifier: SubtypeConstructor<typeof grpc.Client, _autosync_v1_NotifierClient> & { service: _autosync_v1_NotifierDefinition }
      PutSettingsRequest: MessageTypeDefinition<_autosync_v1_PutSettingsRequest, _autosync_v1_PutSettingsRequest__Output>
      PutSettingsResponse: MessageTypeDefinition<_autosync_v1_PutSettingsResponse, _autosync_v1_PutSettingsResponse__Output>
      PutWebhookRequest: MessageTypeDefinition<_autosync_v1_PutWebhookRequest, _autosync_v1_PutWebhookRequest__Output>
      PutWebhookResponse: MessageTypeDefinition<_autosync_v1_PutWebhookResponse, _autosync_v1_PutWebhookResponse__Output>
      Recipient: MessageTypeDefinition<_autosync_v1_Recipient, _autosync_v1_Recipient__Output>
      RedeliverWebhookRequest: MessageTypeDefinition<_autosync_v1_RedeliverWebhookRequest, _autosync_v1_RedeliverWebhookRequest__Output>
      RedeliverWebhookResponse: MessageTypeDefinition<_autosync_v1_RedeliverWebhookResponse, _autosync_v1_RedeliverWebhookResponse__Output>
      RedeliverWebhooksRequest: MessageTypeDefinition<_autosync_v1_RedeliverWebhooksRequest, _autosync_v1_RedeliverWebhooksRequest__Output>
      RedeliverWebhooksResponse: MessageTypeDefinition<_autosync_v1_RedeliverWebhooksResponse, _autosync_v1_RedeliverWebhooksResponse__Output>
      RemoveWebhookRequest: MessageTypeDefinition<_autosync_v1_RemoveWebhookRequest, _autosync_v1_RemoveWebhookRequest__Output>
      RemoveWebhookResponse: MessageTypeDefinition<_autosync_v1_RemoveWebhookResponse, _autosync_v1_RemoveWebhookResponse__Output>
      RotateWebhookSecretRequest: MessageTypeDefinition<_autosync_v1_RotateWebhookSecretRequest, _autosync_v1_RotateWebhookSecretRequest__Output>
      RotateWebhookSecretResponse: MessageTypeDefinition<_autosync_v1_RotateWebhookSecretResponse, _autosync_v1_RotateWebhookSecretResponse__Output>
      TestWebhookRequest: MessageTypeDefinition<_autosync_v1_TestWebhookRequest, _autosync_v1_TestWebhookRequest__Output>
      TestWebhookResponse: MessageTypeDefinition<_autosync_v1_TestWebhookResponse, _autosync_v1_TestWebhookResponse__Output>
      UseRerunLinkRequest: MessageTypeDefinition<_autosync_v1_UseRerunLinkRequest, _autosync_v1_UseRerunLinkRequest__Output>
      UseRerunLinkResponse: MessageTypeDefinition<_autosync_v1_UseRerunLinkResponse, _autosync_v1_UseRerunLinkResponse__Output>
      Webhook: MessageTypeDefinition<_autosync_v1_Webhook, _autosync_v1_Webhook__Output>
      WebhookAttempt: MessageTypeDefinition<_autosync_v1_WebhookAttempt, _autosync_v1_WebhookAttempt__Output>
      WebhookDelivery: MessageTypeDefinition<_autosync_v1_WebhookDelivery, _autosync_v1_WebhookDelivery__Output>
      WebhookSecret: MessageTypeDefinition<_autosync_v1_WebhookSecret, _autosync_v1_WebhookSecret__Output>
      WebhookSettings: MessageTypeDefinition<_autosync_v1_WebhookSettings, _autosync_v1_WebhookSettings__Output>
    }
  }
}

