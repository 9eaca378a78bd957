import { textField } from './body-fields.ts';

/**
 * The mark at the end of PrivateNote by which we recognise our documents (design 2.8). It names the record and the
 * version that was written, so that a look-up can tell whether an update of unknown outcome was carried out.
 */
export function documentKey(recordId: string, version: number): string {
  return `AutoSync ${recordId}.${version}`;
}

/** Whether QBO's document was written for this record, whatever the version. */
export function isOurs(document: Record<string, unknown>, recordId: string): boolean {
  return textField(document, 'PrivateNote').includes(`AutoSync ${recordId}.`);
}

/** Whether QBO's document holds exactly this version of the record. */
export function holdsVersion(document: Record<string, unknown>, recordId: string, version: number): boolean {
  return textField(document, 'PrivateNote').endsWith(documentKey(recordId, version));
}
