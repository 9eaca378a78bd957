export {
  closeIntentsOfOldBooks,
  countKnownOfBooks,
  deleteBooksReset,
  findBooksReset,
  findWrittenAbove,
  forgetBooks,
  forgetDocuments,
  forgetPast,
  lockBooksReset,
  readPaymentsAnew,
  saveBooksReset,
} from './books-reset.ts';
export type { BooksReset, KnownOfBooks } from './books-reset.ts';
export { bringForward, freeRecords, listWaitingRecords } from './causes.ts';
export type { WaitingRecord } from './causes.ts';
export { findContestedNumbers, findDocumentHolders, findNumberHolders, findNumberLeaving } from './document-numbers.ts';
export type { DocumentHolder, WantedNumber } from './document-numbers.ts';
export {
  endComparison,
  comparisonTime,
  requestComparison,
  restComparison,
  saveComparisonStep,
  scheduleComparison,
  takeComparison,
} from './comparing/comparisons.ts';
export type { Comparison, ComparisonTime } from './comparing/comparisons.ts';
export {
  acceptDifference,
  countOpenDifferences,
  differenceKinds,
  differenceStates,
  getDifference,
  isOpenProblem,
  listDifferenceProblems,
  listDifferences,
  lockDifference,
} from './comparing/differences.ts';
export type { DifferenceKind, DifferenceRow } from './comparing/differences.ts';
export {
  comparedEntities,
  countComparedDocuments,
  findOtherVersions,
  forgetComparedDocuments,
  forgetUnseenDocuments,
  listRecentContents,
  listUnseenOurs,
  saveComparedDocuments,
} from './comparing/documents.ts';
export type { ComparedDocument, DifferingField, OurVersion } from './comparing/documents.ts';
export { comparisonStates, comparisonTrend, getComparison, listComparisons } from './comparing/reports.ts';
export type { ComparisonDay, ComparisonRow } from './comparing/reports.ts';
export { nothingSettled, settleDifferences } from './comparing/settling.ts';
export type { AccountDifference, Settled } from './comparing/settling.ts';
export { holdDocument } from './documents-in-hand.ts';
export { fenced, raiseEpoch, raiseEpochs, releaseEpochs, withFence } from './fence.ts';
export type { Fence } from './fence.ts';
export { readHandovers } from './handover.ts';
export type { Handover } from './handover.ts';
export { endIdleSlices } from './idle-ends.ts';
export type { IdleEnd } from './idle-ends.ts';
export { lockRecordVersion, upsertRecords } from './intake.ts';
export type { RecordInput, SourcePlace, UpsertOutcome } from './intake.ts';
export {
  closeIntents,
  countOpenAnswer,
  countSend,
  intentOperations,
  openNameIntent,
  isCreatedSince,
  openNameIntents,
  storeIntents,
} from './intents.ts';
export type {
  Intent,
  IntentEnd,
  IntentOperation,
  IntentSubject,
  NameIntent,
  NewIntent,
  OpenAnswer,
  StoredFault,
} from './intents.ts';
export { countRestores, knownRecords } from './restores.ts';
export { hasProblems, listFailedRecords, listRecordProblems, stillFailedRecords } from './record-problems.ts';
export type { RecordProblem } from './record-problems.ts';
export { saveLimiterWindow } from './limiter-window.ts';
export { findListEntries, findLookAlikes, listEntries, listEntriesById, saveListEntries } from './list-entries.ts';
export type { ListEntry, StoredListEntry } from './list-entries.ts';
export { finishListRead, followList, hasEntriesBelow, listReads, noteListNews, stopFollowing } from './list-reads.ts';
export type { ListNews, ListRead } from './list-reads.ts';
export { freeRefused, freeWaitersOf, listMissingNames, listPendingUses, listWaitersOf } from './mapping-waiters.ts';
export type { MissingName, PendingUse, WaitingUse } from './mapping-waiters.ts';
export { changeMappings, findMappings, listMappings, lockMappings, mappingVersion } from './mappings.ts';
export type { Mapping, StoredMapping } from './mappings.ts';
export { recordsMigrations } from './migrations.ts';
export { countAfterMerge, countOnlyGone, findContradicting } from './payments/checking.ts';
export { keepDiffering, settleMoneyDifferences } from './payments/comparing.ts';
export { saveCustomerNames } from './payments/customer-names.ts';
export { documentEntities } from './payments/documents.ts';
export type {
  DocumentDetails,
  DocumentEntity,
  DocumentSnapshot,
  StagedApplication,
  UnreadableDocument,
} from './payments/documents.ts';
export { mergeStaged, previewStaged, readApplied } from './payments/merging.ts';
export type { InvoicePreview, MergedDocument } from './payments/merging.ts';
export { listDocumentProblems } from './payments/problems.ts';
export type { DocumentProblem } from './payments/problems.ts';
export {
  countPaymentReading,
  findRestingRuns,
  forgetTold,
  noteTold,
  noteUntold,
  paymentReading,
  readingCadences,
  readPaymentReading,
} from './payments/payment-reads.ts';
export { readPaymentStarts, readPaymentSync, savePaymentSync, savePaymentSyncs } from './payments/payment-sync.ts';
export type { PaymentStart, PaymentSync } from './payments/payment-sync.ts';
export { listApplicationChanges, listPayments, readInvoiceMoney } from './payments/reading.ts';
export type { ApplicationRow, InvoiceMoney, PaymentRow } from './payments/reading.ts';
export { closeAbandonedReads, closeRead, findRead, listUnseen, saveRead, stageDocuments } from './payments/staging.ts';
export type { DocumentRead } from './payments/staging.ts';
export { forgetUnreadable, saveUnreadable, takeUntold } from './payments/unreadable.ts';
export {
  countRecords,
  documentChanges,
  existingRecordIds,
  findSameNumber,
  getRecord,
  listAttempts,
  listRecords,
} from './reading.ts';
export type { DocumentChange, RecordAttempt, RecordRow } from './reading.ts';
export { recordRequests, syncStates } from './record-states.ts';
export type { RecordRequest, SyncState } from './record-states.ts';
export { findReferences, loseReferences, saveReferences } from './reference-cache.ts';
export type { CachedReference } from './reference-cache.ts';
export { lockDecidableRecord, requestRecord } from './requests.ts';
export type { DecidableRecord } from './requests.ts';
export { appendOutbox, appendResults, outboxBacklog } from './result-outbox.ts';
export type { OutboxKind } from './result-outbox.ts';
export { deleteOutbox, nextTenantWithResults, readTurn, reserveBatchWithResults } from './result-turns.ts';
export type { OutboxRow, ResultTurn } from './result-turns.ts';
export {
  countResultsAside,
  deleteOldResultsAside,
  holdResults,
  releaseResults,
  setResultsAside,
} from './results-aside.ts';
export { findClaims, partiesInRecords } from './reference-claims.ts';
export type { ReferenceClaim } from './reference-claims.ts';
export { deleteRun, endSlice, findIdleRuns, isSliceOpen, setBatchOpen, setInHand, startSlices } from './runs.ts';
export type { SliceKey, SliceStart } from './runs.ts';
export {
  deleteAbandonedReads,
  deleteAbandonedRuns,
  deleteOldComparisons,
  deleteOldDifferences,
  deleteOldIntents,
  deleteOldLimiterWindows,
  deleteOldPreviews,
  deleteOldRuns,
  deleteRowsOfCompany,
} from './retention.ts';
export { settleRecords } from './settlement.ts';
export type { Cause, RecordFailure, Settlement } from './settlement.ts';
export { storableJson } from './storable-json.ts';
export { findShown, isPreviewKept, listPreviewItems, storePreviewItems } from './previews.ts';
export type { PreviewItem, ShownItem } from './previews.ts';
export { countWork, takePreviewWork, takeWork } from './work.ts';
export type { PreviewWork, SyncedDocument, WorkItem, WorkScope } from './work.ts';
