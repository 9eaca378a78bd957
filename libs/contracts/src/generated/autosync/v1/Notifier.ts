// Original file: protos/autosync/v1/notifier.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetRerunLinkRequest as _autosync_v1_GetRerunLinkRequest, GetRerunLinkRequest__Output as _autosync_v1_GetRerunLinkRequest__Output } from '../../autosync/v1/GetRerunLinkRequest.ts';
import type { GetRerunLinkResponse as _autosync_v1_GetRerunLinkResponse, GetRerunLinkResponse__Output as _autosync_v1_GetRerunLinkResponse__Output } from '../../autosync/v1/GetRerunLinkResponse.ts';
import type { GetSettingsRequest as _autosync_v1_GetSettingsRequest, GetSettingsRequest__Output as _autosync_v1_GetSettingsRequest__Output } from '../../autosync/v1/GetSettingsRequest.ts';
import type { GetSettingsResponse as _autosync_v1_GetSettingsResponse, GetSettingsResponse__Output as _autosync_v1_GetSettingsResponse__Output } from '../../autosync/v1/GetSettingsResponse.ts';
import type { PutSettingsRequest as _autosync_v1_PutSettingsRequest, PutSettingsRequest__Output as _autosync_v1_PutSettingsRequest__Output } from '../../autosync/v1/PutSettingsRequest.ts';
import type { PutSettingsResponse as _autosync_v1_PutSettingsResponse, PutSettingsResponse__Output as _autosync_v1_PutSettingsResponse__Output } from '../../autosync/v1/PutSettingsResponse.ts';
import type { UseRerunLinkRequest as _autosync_v1_UseRerunLinkRequest, UseRerunLinkRequest__Output as _autosync_v1_UseRerunLinkRequest__Output } from '../../autosync/v1/UseRerunLinkRequest.ts';
import type { UseRerunLinkResponse as _autosync_v1_UseRerunLinkResponse, UseRerunLinkResponse__Output as _autosync_v1_UseRerunLinkResponse__Output } from '../../autosync/v1/UseRerunLinkResponse.ts';

export interface NotifierClient extends grpc.Client {
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
  
  PutSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  PutSettings(argument: _autosync_v1_PutSettingsRequest, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  putSettings(argument: _autosync_v1_PutSettingsRequest, callback: grpc.requestCallback<_autosync_v1_PutSettingsResponse__Output>): grpc.ClientUnaryCall;
  
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
  GetRerunLink: grpc.handleUnaryCall<_autosync_v1_GetRerunLinkRequest__Output, _autosync_v1_GetRerunLinkResponse>;
  
  GetSettings: grpc.handleUnaryCall<_autosync_v1_GetSettingsRequest__Output, _autosync_v1_GetSettingsResponse>;
  
  PutSettings: grpc.handleUnaryCall<_autosync_v1_PutSettingsRequest__Output, _autosync_v1_PutSettingsResponse>;
  
  UseRerunLink: grpc.handleUnaryCall<_autosync_v1_UseRerunLinkRequest__Output, _autosync_v1_UseRerunLinkResponse>;
  
}

export interface NotifierDefinition extends grpc.ServiceDefinition {
  GetRerunLink: MethodDefinition<_autosync_v1_GetRerunLinkRequest, _autosync_v1_GetRerunLinkResponse, _autosync_v1_GetRerunLinkRequest__Output, _autosync_v1_GetRerunLinkResponse__Output>
  GetSettings: MethodDefinition<_autosync_v1_GetSettingsRequest, _autosync_v1_GetSettingsResponse, _autosync_v1_GetSettingsRequest__Output, _autosync_v1_GetSettingsResponse__Output>
  PutSettings: MethodDefinition<_autosync_v1_PutSettingsRequest, _autosync_v1_PutSettingsResponse, _autosync_v1_PutSettingsRequest__Output, _autosync_v1_PutSettingsResponse__Output>
  UseRerunLink: MethodDefinition<_autosync_v1_UseRerunLinkRequest, _autosync_v1_UseRerunLinkResponse, _autosync_v1_UseRerunLinkRequest__Output, _autosync_v1_UseRerunLinkResponse__Output>
}
