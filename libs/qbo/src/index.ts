export { createQboClient } from './client.ts';
export type { QboAnswer, QboCallInfo, QboClient, QboClientSettings, QboOperation } from './client.ts';
export type { QboEndpoints } from './endpoints.ts';
export type {
  QboAccount,
  QboAddress,
  QboChanges,
  QboCompanyInfo,
  QboCreditMemo,
  QboCustomer,
  QboDeleted,
  QboDiscountLineDetail,
  QboEntities,
  QboEntityName,
  QboInventoryAdjustment,
  QboInvoice,
  QboItem,
  QboJournalEntry,
  QboLinkedTxn,
  QboMetaData,
  QboPayment,
  QboPaymentLine,
  QboPreferences,
  QboRef,
  QboSalesItemLineDetail,
  QboSalesLine,
  QboStored,
  QboTerm,
} from './entities.ts';
export { voidableEntities } from './entities.ts';
export { classifyFault, isInventoryLock } from './faults.ts';
export type { FaultKind } from './fault-table.ts';
export { createLimiter } from './limiter.ts';
export type { Limiter, LimiterOptions, Permit } from './limiter.ts';
export { defaultLimiterSettings } from './limiter-settings.ts';
export type { LimiterSettings, LimiterWindow } from './limiter-settings.ts';
export type { LimiterState } from './throttle-state.ts';
export { createQboMetrics } from './metrics.ts';
export type { QboMetrics } from './metrics.ts';
export { createOAuth } from './oauth.ts';
export type { OAuth, Tokens } from './oauth.ts';
export type { QboCondition, QboOperator, QboPage } from './query.ts';
export { createRealmPauses } from './realm-pauses.ts';
export type { RealmPauses } from './realm-pauses.ts';
