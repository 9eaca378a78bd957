export { createCallMetrics } from './call-metrics.ts';
export { createGrpcClient } from './client.ts';
export type { GrpcClient } from './client.ts';
export { createGrpcServer, grpcService } from './server.ts';
export type { GrpcServer, GrpcService } from './server.ts';
export { defaultStatusOf } from './status.ts';
export type { GrpcCode, StatusOf } from './status.ts';
export type { CallContext, CallOptions, MethodName, UnaryClient, UnaryHandlers } from './unary-types.ts';
export type { GrpcLogger } from './unary-handler.ts';
