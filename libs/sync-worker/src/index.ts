export { loadWorkerConfig, workerSettings } from './config.ts';
export type { WorkerConfig } from './config.ts';
export { toActionResult } from './action-result.ts';
export { CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS, MOST_CAPTURED, readUntil } from './change-capture.ts';
export { booksReset, isReset, stopCompany } from './books-reset.ts';
export { compareIfDue } from './comparing/compare-if-due.ts';
export type { ComparisonWork } from './comparing/compare-if-due.ts';
export { isInUnitedStates, toCompanyPreferences } from './outgoing/company-preferences.ts';
export type { CompanyPreferences } from './outgoing/company-preferences.ts';
export { contentReader } from './outgoing/content-reader.ts';
export { toAddress } from './outgoing/documents/address.ts';
export { completeBill, noteOf, taxLinesOfBill } from './outgoing/documents/bills.ts';
export { currencyFields, currencyObstacles, documentCurrency, needsOtherRate } from './outgoing/documents/currency.ts';
export { companyCause } from './outgoing/documents/company-cause.ts';
export { expectedTax, returnedTax, taxNeeds, taxObstacles, writeTax } from './outgoing/documents/tax.ts';
export type { TaxWriting } from './outgoing/documents/tax.ts';
export { haveSameTaxBase, returnedTotal, writtenTotal } from './outgoing/documents/totals.ts';
export { isTaxedLine } from './outgoing/documents/tax-codes.ts';
export type { TaxedDocument } from './outgoing/documents/tax-codes.ts';
export { lineClassFields, trackingFields, trackingNeeds, trackingObstacles } from './outgoing/documents/tracking.ts';
export type {
  CompanyFacts,
  DocumentPlan,
  EntityDefinition,
  FaultAnswer,
  MappingContext,
  ObstacleContext,
  Refusal,
  RefusedCall,
  Update,
} from './outgoing/entity-definition.ts';
export { isSetByPeople } from './outgoing/merging/kept.ts';
export { identical } from './outgoing/merging/same.ts';
export { outgoingWorker } from './outgoing/outgoing-worker.ts';
export { needKey } from './outgoing/references/need.ts';
export type { ReferenceNeed } from './outgoing/references/need.ts';
export { readQbo } from './reading.ts';
export type { Slice, SliceEnd } from './slice.ts';
export { yieldSlice } from './slice-yield.ts';
export type { WorkerDefinition } from './worker-definition.ts';
export { buildWorker } from './worker-service.ts';
