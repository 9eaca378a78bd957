import type { SyncedDocument } from '@autosync/records';
import type { Doc } from './merging/same.ts';

/** What an update starts from. */
export type Base<Content> = {
  /** Null: the record gets a document of its own. */
  synced: SyncedDocument | null;
  /** The document as it was read just now; null: nobody had a reason to look. */
  theirs: Doc | null;
  /** Somebody decided that ours goes out, whatever was changed in QuickBooks. */
  force: boolean;
  /** The shape that the record takes after QuickBooks refused another one; undefined: none was. */
  instead?: Content;
};
