export {
  actionStates,
  batchStateNames,
  batchStates,
  batchSteps,
  batchTransitions,
  endedBatchStates,
  failureCategories,
  noPlace,
  nothingChanged,
  progressOutcomes,
  triggers,
} from './batch-states.ts';
export type { ActionState, BatchState, BatchStep, FailureCategory, ProgressOutcome, Trigger } from './batch-states.ts';
export { aDocument, documentWord } from './document-words.ts';
export { decodeDeadLetter, encodeDeadLetter } from './events/dead-letter.ts';
export type { DeadLetter, DeadLetterInput } from './events/dead-letter.ts';
export type { EncodedEvent, EventDefinition, EventOrigin, ReceivedEvent } from './events/envelope.ts';
export { noticeEvent } from './events/notices.ts';
export type { Notice } from './events/notices.ts';
export {
  batchChangedEvent,
  batchFinishedEvent,
  batchHeaderSchema,
  runProgressEvent,
  syncDueEvent,
} from './events/schemas.ts';
export type {
  BatchChanged,
  BatchFinished,
  BatchHeaderBody,
  RunParameters,
  RunProgress,
  SyncDue,
} from './events/schemas.ts';
export { daySchema, externalIdSchema, LARGEST_CENTS, nameSchema, sourceFields, textSchema } from './fields.ts';
export { describeFailure, failureCatalogue, isFailureCode } from './failures.ts';
export type { FailureCode } from './failures.ts';
export type { FailureEntry } from './common-failures.ts';
export { protoRoot } from './protos.ts';
export { describeReason, reasonCatalogue, whyPaused } from './reasons.ts';
export type { ReasonEntry } from './reasons.ts';
export { companySettings } from './record-types/company-settings.ts';
export type { CompanySettings } from './record-types/company-settings.ts';
export { settingOf } from './record-types/declaration.ts';
export type { RecordContent, RecordTypeDeclaration } from './record-types/declaration.ts';
export { expenses } from './record-types/expenses.ts';
export { inventory } from './record-types/inventory.ts';
export { invoices } from './record-types/invoices.ts';
export {
  availableTypes,
  declarationOf,
  isRecordType,
  ofEachType,
  outgoingTypes,
  recordTypes,
  referenceTypeOf,
} from './record-types/registry.ts';
export type { RecordType } from './record-types/registry.ts';
export type { ContentFault } from './records/content-fault.ts';
export {
  accountSchema,
  classSchema,
  currencySchema,
  departmentSchema,
  documentFaults,
  documentFields,
  documentLineFields,
  exchangeRateSchema,
  statedTax,
  totalInWords,
  taxCodeSchema,
  taxesSchema,
  totalFault,
} from './records/document-fields.ts';
export type { Taxes } from './records/document-fields.ts';
export { documentSettings } from './records/document-settings.ts';
export type { DocumentSettings } from './records/document-settings.ts';
export { accountNameOf, departmentOf, expenseFaults, expenseSum, expenseTotal } from './records/expense-rules.ts';
export { expenseSchema } from './records/expense.ts';
export type { Expense, ExpenseLine } from './records/expense.ts';
export { inventoryFaults, inventoryLineAmount, isReturn, receiptTotal } from './records/inventory-rules.ts';
export { inventorySchema } from './records/inventory.ts';
export type { Inventory, InventoryKind, InventoryLine } from './records/inventory.ts';
export { invoiceFaults, invoiceTotal, isCreditMemo, isNegativeInvoice, lineAmount } from './records/invoice-rules.ts';
export { invoiceSchema } from './records/invoice.ts';
export type { Address } from './records/address.ts';
export type { Invoice, InvoiceLine } from './records/invoice.ts';
export { mappingSettings } from './references/mapping-settings.ts';
export type { MappingSetting, MappingSettings } from './references/mapping-settings.ts';
export { quickBooksListNames, quickBooksLists } from './references/quickbooks-lists.ts';
export type { QuickBooksList, QuickBooksListEntity, QuickBooksListRow } from './references/quickbooks-lists.ts';
export {
  accountRoles,
  isReferenceKind,
  kindRow,
  referenceKindNames,
  referenceKinds,
} from './references/reference-kinds.ts';
export type { AccountRole, ReferenceKind, ReferenceKindRow } from './references/reference-kinds.ts';
export { isNested, referenceKey } from './references/reference-identity.ts';
export type { NamedReference } from './references/reference-identity.ts';
export {
  batchChangedTopic,
  batchFinishedTopic,
  deadLetterTopic,
  noticesTopic,
  runProgressTopic,
  serviceGroups,
  syncDueTopic,
  topics,
  workerGroup,
} from './topics.ts';
export type { TopicDefinition } from './topics.ts';

export type { SchedulerDefinition } from './generated/autosync/v1/Scheduler.ts';
export type { NotifierDefinition } from './generated/autosync/v1/Notifier.ts';
export type { NotificationSettings__Output as NotificationSettingsMessage } from './generated/autosync/v1/NotificationSettings.ts';
export type { BatchStatusDefinition } from './generated/autosync/v1/BatchStatus.ts';
export type { AutoSync__Output as AutoSyncMessage } from './generated/autosync/v1/AutoSync.ts';
export type { CompanyFreshness__Output as CompanyFreshnessMessage } from './generated/autosync/v1/CompanyFreshness.ts';
export type { Pause__Output as PauseMessage } from './generated/autosync/v1/Pause.ts';
export type { CheckRunResponse__Output as RunCheckMessage } from './generated/autosync/v1/CheckRunResponse.ts';
export type { ActionResult__Output as ActionResultMessage } from './generated/autosync/v1/ActionResult.ts';
export type { Batch__Output as BatchMessage } from './generated/autosync/v1/Batch.ts';
export type { BatchHeader__Output as BatchHeaderMessage } from './generated/autosync/v1/BatchHeader.ts';
export type { StartBatchRequest } from './generated/autosync/v1/StartBatchRequest.ts';
export type { FinishBatchRequest } from './generated/autosync/v1/FinishBatchRequest.ts';
export type { Webhook__Output as WebhookMessage } from './generated/autosync/v1/Webhook.ts';
export type { WebhookAttempt__Output as WebhookAttemptMessage } from './generated/autosync/v1/WebhookAttempt.ts';
export type { WebhookDelivery__Output as WebhookDeliveryMessage } from './generated/autosync/v1/WebhookDelivery.ts';
export type { WebhookSettings__Output as WebhookSettingsMessage } from './generated/autosync/v1/WebhookSettings.ts';
export {
  deliveredTypes,
  webhookBodySchema,
  webhookDeliveryStates,
  webhookDisabledReasons,
  webhookEvents,
  webhookEventTypes,
  webhookOutcomes,
  webhookTestType,
} from './webhooks.ts';
export type { WebhookBody, WebhookEventType, WebhookOutcome } from './webhooks.ts';
