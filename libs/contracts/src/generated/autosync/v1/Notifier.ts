// Original file: protos/autosync/v1/notifier.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateWebhookRequest as _autosync_v1_CreateWebhookRequest, CreateWebhookRequest__Output as _autosync_v1_CreateWebhookRequest__Output } from '../../autosync/v1/CreateWebhookRequest.ts';
import type { CreateWebhookResponse as _autosync_v1_CreateWebhookResponse, CreateWebhookResponse__Output as _autosync_v1_CreateWebhookResponse__Output } from '../../autosync/v1/CreateWebhookResponse.ts';
import type { GetRerunLinkRequest as _autosync_v1_GetRerunLinkRequest, GetRerunLinkRequest__Output as _autosync_v1_GetRerunLinkRequest__Output } from '../../autosync/v1/GetRerunLinkRequest.ts';
import type { GetRerunLinkResponse as _autosync_v1_GetRerunLinkResponse, GetRerunLinkResponse__Output as _autosync_v1_GetRerunLinkResponse__Output } from '../../autosync/v1/GetRerunLinkResponse.ts';
import type { GetSettingsRequest as _autosync_v1_GetSettingsRequest, GetSettingsRequest__Output as _autosync_v1_GetSettingsRequest__Output } from '../../autosync/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _autosync_v1_GetSettingsResponse, GetSettingsResponse__Output as _autosync_v1_GetSettingsResponse__Output } from '../../autosync/v1/GetSettingsResponse.ts';
import type { GetWebhookDeliveryRequest as _autosync_v1_GetWebhookDeliveryRequest, GetWebhookDeliveryRequest__Output as _autosync_v1_GetWebhookDeliveryRequest__Output } from '../../autosync/v1/GetWebhookDeliveryRequest.ts';
import type { GetWebhookDeliveryResponse as _autosync_v1_GetWebhookDeliveryResponse, GetWebhookDeliveryResponse__Output as _autosync_v1_GetWebhookDeliveryResponse__Output } from '../../autosync/v1/GetWebhookDeliveryResponse.ts';
import type { GetWebhookRequest as _autosync_v1_GetWebhookRequest, GetWebhookRequest__Output as _autosync_v1_GetWebhookRequest__Output } from '../../autosync/v1/GetWebhookRequest.ts';
import type { GetWebhookResponse as _autosync_v1_GetWebhookResponse, GetWebhookResponse__Output as _autosync_v1_GetWebhookResponse__Output } from '../../autosync/v1/GetWebhookResponse.ts';
import type { ListWebhookDeliveriesRequest as _autosync_v1_ListWebhookDeliveriesRequest, ListWebhookDeliveriesRequest__Output as _autosync_v1_ListWebhookDeliveriesRequest__Output } from '../../autosync/v1/ListWebhookDeliveriesRequest.ts';
import type { ListWebhookDeliveriesResponse as _autosync_v1_ListWebhookDeliveriesResponse, ListWebhookDeliveriesResponse__Output as _autosync_v1_ListWebhookDeliveriesResponse__Output } from '../../autosync/v1/ListWebhookDeliveriesResponse.ts';
import type { ListWebhooksRequest as _autosync_v1_ListWebhooksRequest, ListWebhooksRequest__Output as _autosync_v1_ListWebhooksRequest__Output } from '../../autosync/v1/ListWebhooksRequest.ts';
import type { ListWebhooksResponse as _autosync_v1_ListWebhooksResponse, ListWebhooksResponse__Output as _autosync_v1_ListWebhooksResponse__Output } from '../../autosync/v1/ListWebhooksResponse.ts';
import type { PutSettingsRequest as _autosync_v1_PutSettingsRequest, PutSettingsRequest__Output as _autosync_v1_PutSettingsRequest__Output } from '../../autosync/v1/PutSettingsRequest.ts';
import type { PutSettingsResponse as _autosync_v1_PutSettingsResponse, PutSettingsResponse__Output as _autosync_v1_PutSettingsResponse__Output } from '../../autosync/v1/PutSettingsResponse.ts';
import type { PutWebhookRequest as _autosync_v1_PutWebhookRequest, PutWebhookRequest__Output as _autosync_v1_PutWebhookRequest__Output } from '../../autosync/v1/PutWebhookRequest.ts';
import type { PutWebhookResponse as _autosync_v1_PutWebhookResponse, PutWebhookResponse__Output as _autosync_v1_PutWebhookResponse__Output } from '../../autosync/v1/PutWebhookResponse.ts';
import type { RedeliverWebhookRequest as _autosync_v1_RedeliverWebhookRequest, RedeliverWebhookRequest__Output as _autosync_v1_RedeliverWebhookRequest__Output } from '../../autosync/v1/RedeliverWebhookRequest.ts';
import type { RedeliverWebhookResponse as _autosync_v1_RedeliverWebhookResponse, RedeliverWebhookResponse__Output as _autosync_v1_RedeliverWebhookResponse__Output } from '../../autosync/v1/RedeliverWebhookResponse.ts';
import type { RedeliverWebhooksRequest as _autosync_v1_RedeliverWebhooksRequest, RedeliverWebhooksRequest__Output as _autosync_v1_RedeliverWebhooksRequest__Output } from '../../autosync/v1/RedeliverWebhooksRequest.ts';
import type { RedeliverWebhooksResponse as _autosync_v1_RedeliverWebhooksResponse, RedeliverWebhooksResponse__Output as _autosync_v1_RedeliverWebhooksResponse__Output } from '../../autosync/v1/RedeliverWebhooksResponse.ts';
import type { RemoveWebhookRequest as _autosync_v1_RemoveWebhookRequest, RemoveWebhookRequest__Output as _autosync_v1_RemoveWebhookRequest__Output } from '../../autosync/v1/RemoveWebhookRequest.ts';
import type { RemoveWebhookResponse as _autosync_v1_RemoveWebhookResponse, RemoveWebhookResponse__Output as _autosync_v1_RemoveWebhookResponse__Output } from '../../autosync/v1/RemoveWebhookResponse.ts';
import type { RotateWebhookSecretRequest as _autosync_v1_RotateWebhookSecretRequest, RotateWebhookSecretRequest__Output as _autosync_v1_RotateWebhookSecretRequest__Output } from '../../autosync/v1/RotateWebhookSecretRequest.ts';
import type { RotateWebhookSecretResponse as _autosync_v1_RotateWebhookSecretResponse, RotateWebhookSecretResponse__Output as _autosync_v1_RotateWebhookSecretResponse__Output } from '../../autosync/v1/RotateWebhookSecretResponse.ts';
import type { TestWebhookRequest as _autosync_v1_TestWebhookRequest, TestWebhookRequest__Output as _autosync_v1_TestWebhookRequest__Output } from '../../autosync/v1/TestWebhookRequest.ts';
import type { TestWebhookResponse as _autosync_v1_TestWebhookResponse, TestWebhookResponse__Output as _autosync_v1_TestWebhookResponse__Output } from '../../autosync/v1/TestWebhookResponse.ts';
import type { UseRerunLinkRequest as _autosync_v1_UseRerunLinkRequest, UseRerunLinkRequest__Output as _autosync_v1_UseRerunLinkRequest__Output } from '../../autosync/v1/UseRerunLinkRequest.ts';
import type { UseRerunLinkResponse as _autosync_v1_UseRerunLinkResponse, UseRerunLinkResponse__Output as _autosync_v1_UseRerunLinkResponse__Output } from '../../autosync/v1/UseRerunLinkResponse.ts';

export interface NotifierClient extends grpc.Client {
  CreateWebhook(argument: _autosync_v1_CreateWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhook(argument: _autosync_v1_CreateWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhook(argument: _autosync_v1_CreateWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  CreateWebhook(argument: _autosync_v1_CreateWebhookRequest, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  createWebhook(argument: _autosync_v1_CreateWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  createWebhook(argument: _autosync_v1_CreateWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  createWebhook(argument: _autosync_v1_CreateWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  createWebhook(argument: _autosync_v1_CreateWebhookRequest, callback: grpc.requestCallback<_autosync_v1_CreateWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  GetRerunLink(argument: _autosync_v1_GetRerunLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  GetRerunLink(argument: _autosync_v1_GetRerunLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  GetRerunLink(argument: _autosync_v1_GetRerunLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  GetRerunLink(argument: _autosync_v1_GetRerunLinkRequest, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  getRerunLink(argument: _autosync_v1_GetRerunLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  getRerunLink(argument: _autosync_v1_GetRerunLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  getRerunLink(argument: _autosync_v1_GetRerunLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  getRerunLink(argument: _autosync_v1_GetRerunLinkRequest, callback: grpc.requestCallback<_autosync_v1_GetRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  
  GetSettings(argument: _autosync_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _autosync_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _autosync_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  GetSettings(argument: _autosync_v1_GetSettingsRequest, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _autosync_v1_GetSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _autosync_v1_GetSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _autosync_v1_GetSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  getSettings(argument: _autosync_v1_GetSettingsRequest, callback: grpc.requestCallback<_autosync_v1_GetSettingsResponse__Output>): grpc.ClientUnaryCall;
  
  GetWebhook(argument: _autosync_v1_GetWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _autosync_v1_GetWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _autosync_v1_GetWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _autosync_v1_GetWebhookRequest, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _autosync_v1_GetWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _autosync_v1_GetWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _autosync_v1_GetWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _autosync_v1_GetWebhookRequest, callback: grpc.requestCallback<_autosync_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  GetWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getWebhookDelivery(argument: _autosync_v1_GetWebhookDeliveryRequest, callback: grpc.requestCallback<_autosync_v1_GetWebhookDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  ListWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listWebhookDeliveries(argument: _autosync_v1_ListWebhookDeliveriesRequest, callback: grpc.requestCallback<_autosync_v1_ListWebhookDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
  ListWebhooks(argument: _autosync_v1_ListWebhooksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  ListWebhooks(argument: _autosync_v1_ListWebhooksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  ListWebhooks(argument: _autosync_v1_ListWebhooksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  ListWebhooks(argument: _autosync_v1_ListWebhooksRequest, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  listWebhooks(argument: _autosync_v1_ListWebhooksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  listWebhooks(argument: _autosync_v1_ListWebhooksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  listWebhooks(argument: _autosync_v1_ListWebhooksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  listWebhooks(argument: _autosync_v1_ListWebhooksRequest, callback: grpc.requestCallback<_autosync_v1_ListWebhooksResponse__Output>): grpc.ClientUnaryCall;
  
  PutSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  
  PutWebhook(argument: _autosync_v1_PutWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  PutWebhook(argument: _autosync_v1_PutWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  PutWebhook(argument: _autosync_v1_PutWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  PutWebhook(argument: _autosync_v1_PutWebhookRequest, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  putWebhook(argument: _autosync_v1_PutWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  putWebhook(argument: _autosync_v1_PutWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  putWebhook(argument: _autosync_v1_PutWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  putWebhook(argument: _autosync_v1_PutWebhookRequest, callback: grpc.requestCallback<_autosync_v1_PutWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  RedeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhook(argument: _autosync_v1_RedeliverWebhookRequest, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  RedeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  RedeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  redeliverWebhooks(argument: _autosync_v1_RedeliverWebhooksRequest, callback: grpc.requestCallback<_autosync_v1_RedeliverWebhooksResponse__Output>): grpc.ClientUnaryCall;
  
  RemoveWebhook(argument: _autosync_v1_RemoveWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  RemoveWebhook(argument: _autosync_v1_RemoveWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  RemoveWebhook(argument: _autosync_v1_RemoveWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  RemoveWebhook(argument: _autosync_v1_RemoveWebhookRequest, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  removeWebhook(argument: _autosync_v1_RemoveWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  removeWebhook(argument: _autosync_v1_RemoveWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  removeWebhook(argument: _autosync_v1_RemoveWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  removeWebhook(argument: _autosync_v1_RemoveWebhookRequest, callback: grpc.requestCallback<_autosync_v1_RemoveWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  RotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  RotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  RotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  RotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  rotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  rotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  rotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  rotateWebhookSecret(argument: _autosync_v1_RotateWebhookSecretRequest, callback: grpc.requestCallback<_autosync_v1_RotateWebhookSecretResponse__Output>): grpc.ClientUnaryCall;
  
  TestWebhook(argument: _autosync_v1_TestWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _autosync_v1_TestWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _autosync_v1_TestWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _autosync_v1_TestWebhookRequest, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _autosync_v1_TestWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _autosync_v1_TestWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _autosync_v1_TestWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _autosync_v1_TestWebhookRequest, callback: grpc.requestCallback<_autosync_v1_TestWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  UseRerunLink(argument: _autosync_v1_UseRerunLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  UseRerunLink(argument: _autosync_v1_UseRerunLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  UseRerunLink(argument: _autosync_v1_UseRerunLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  UseRerunLink(argument: _autosync_v1_UseRerunLinkRequest, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  useRerunLink(argument: _autosync_v1_UseRerunLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  useRerunLink(argument: _autosync_v1_UseRerunLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  useRerunLink(argument: _autosync_v1_UseRerunLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  useRerunLink(argument: _autosync_v1_UseRerunLinkRequest, callback: grpc.requestCallback<_autosync_v1_UseRerunLinkResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface NotifierHandlers extends grpc.UntypedServiceImplementation {
  CreateWebhook: grpc.handleUnaryCall<_autosync_v1_CreateWebhookRequest__Output, _autosync_v1_CreateWebhookResponse>;
  
  GetRerunLink: grpc.handleUnaryCall<_autosync_v1_GetRerunLinkRequest__Output, _autosync_v1_GetRerunLinkResponse>;
  
  GetSettings: grpc.handleUnaryCall<_autosync_v1_GetSettingsRequest__Output, _autosync_v1_GetSettingsResponse>;
  
  GetWebhook: grpc.handleUnaryCall<_autosync_v1_GetWebhookRequest__Output, _autosync_v1_GetWebhookResponse>;
  
  GetWebhookDelivery: grpc.handleUnaryCall<_autosync_v1_GetWebhookDeliveryRequest__Output, _autosync_v1_GetWebhookDeliveryResponse>;
  
  ListWebhookDeliveries: grpc.handleUnaryCall<_autosync_v1_ListWebhookDeliveriesRequest__Output, _autosync_v1_ListWebhookDeliveriesResponse>;
  
  ListWebhooks: grpc.handleUnaryCall<_autosync_v1_ListWebhooksRequest__Output, _autosync_v1_ListWebhooksResponse>;
  
  PutSettings: grpc.handleUnaryCall<_autosync_v1_PutSettingsRequest__Output, _autosync_v1_PutSettingsResponse>;
  
  PutWebhook: grpc.handleUnaryCall<_autosync_v1_PutWebhookRequest__Output, _autosync_v1_PutWebhookResponse>;
  
  RedeliverWebhook: grpc.handleUnaryCall<_autosync_v1_RedeliverWebhookRequest__Output, _autosync_v1_RedeliverWebhookResponse>;
  
  RedeliverWebhooks: grpc.handleUnaryCall<_autosync_v1_RedeliverWebhooksRequest__Output, _autosync_v1_RedeliverWebhooksResponse>;
  
  RemoveWebhook: grpc.handleUnaryCall<_autosync_v1_RemoveWebhookRequest__Output, _autosync_v1_RemoveWebhookResponse>;
  
  RotateWebhookSecret: grpc.handleUnaryCall<_autosync_v1_RotateWebhookSecretRequest__Output, _autosync_v1_RotateWebhookSecretResponse>;
  
  TestWebhook: grpc.handleUnaryCall<_autosync_v1_TestWebhookRequest__Output, _autosync_v1_TestWebhookResponse>;
  
  UseRerunLink: grpc.handleUnaryCall<_autosync_v1_UseRerunLinkRequest__Output, _autosync_v1_UseRerunLinkResponse>;
  
}

export interface NotifierDefinition extends grpc.ServiceDefinition {
  CreateWebhook: MethodDefinition<_autosync_v1_CreateWebhookRequest, _autosync_v1_CreateWebhookResponse, _autosync_v1_CreateWebhookRequest__Output, _autosync_v1_CreateWebhookResponse__Output>
  GetRerunLink: MethodDefinition<_autosync_v1_GetRerunLinkRequest, _autosync_v1_GetRerunLinkResponse, _autosync_v1_GetRerunLinkRequest__Output, _autosync_v1_GetRerunLinkResponse__Output>
  GetSettings: MethodDefinition<_autosync_v1_GetSettingsRequest, _autosync_v1_GetSettingsResponse, _autosync_v1_GetSettingsRequest__Output, _autosync_v1_GetSettingsResponse__Output>
  GetWebhook: MethodDefinition<_autosync_v1_GetWebhookRequest, _autosync_v1_GetWebhookResponse, _autosync_v1_GetWebhookRequest__Output, _autosync_v1_GetWebhookResponse__Output>
  GetWebhookDelivery: MethodDefinition<_autosync_v1_GetWebhookDeliveryRequest, _autosync_v1_GetWebhookDeliveryResponse, _autosync_v1_GetWebhookDeliveryRequest__Output, _autosync_v1_GetWebhookDeliveryResponse__Output>
  ListWebhookDeliveries: MethodDefinition<_autosync_v1_ListWebhookDeliveriesRequest, _autosync_v1_ListWebhookDeliveriesResponse, _autosync_v1_ListWebhookDeliveriesRequest__Output, _autosync_v1_ListWebhookDeliveriesResponse__Output>
  ListWebhooks: MethodDefinition<_autosync_v1_ListWebhooksRequest, _autosync_v1_ListWebhooksResponse, _autosync_v1_ListWebhooksRequest__Output, _autosync_v1_ListWebhooksResponse__Output>
  PutSettings: MethodDefinition<_autosync_v1_PutSettingsRequest, _autosync_v1_PutSettingsResponse, _autosync_v1_PutSettingsRequest__Output, _autosync_v1_PutSettingsResponse__Output>
  PutWebhook: MethodDefinition<_autosync_v1_PutWebhookRequest, _autosync_v1_PutWebhookResponse, _autosync_v1_PutWebhookRequest__Output, _autosync_v1_PutWebhookResponse__Output>
  RedeliverWebhook: MethodDefinition<_autosync_v1_RedeliverWebhookRequest, _autosync_v1_RedeliverWebhookResponse, _autosync_v1_RedeliverWebhookRequest__Output, _autosync_v1_RedeliverWebhookResponse__Output>
  RedeliverWebhooks: MethodDefinition<_autosync_v1_RedeliverWebhooksRequest, _autosync_v1_RedeliverWebhooksResponse, _autosync_v1_RedeliverWebhooksRequest__Output, _autosync_v1_RedeliverWebhooksResponse__Output>
  RemoveWebhook: MethodDefinition<_autosync_v1_RemoveWebhookRequest, _autosync_v1_RemoveWebhookResponse, _autosync_v1_RemoveWebhookRequest__Output, _autosync_v1_RemoveWebhookResponse__Output>
  RotateWebhookSecret: MethodDefinition<_autosync_v1_RotateWebhookSecretRequest, _autosync_v1_RotateWebhookSecretResponse, _autosync_v1_RotateWebhookSecretRequest__Output, _autosync_v1_RotateWebhookSecretResponse__Output>
  TestWebhook: MethodDefinition<_autosync_v1_TestWebhookRequest, _autosync_v1_TestWebhookResponse, _autosync_v1_TestWebhookRequest__Output, _autosync_v1_TestWebhookResponse__Output>
  UseRerunLink: MethodDefinition<_autosync_v1_UseRerunLinkRequest, _autosync_v1_UseRerunLinkResponse, _autosync_v1_UseRerunLinkRequest__Output, _autosync_v1_UseRerunLinkResponse__Output>
}
