import { jsonText } from '../json.ts';
import type { Doc } from './doc.ts';

/** How many characters are kept for a company: about 20,000 invoices of two lines. */
const KEPT = 32 * 1024 * 1024;

/** Keeps documents as JSON text. Most are read more often than they change. */
export type DocumentTexts = {
  of(doc: Doc): string;
  /** Call it when the document was changed in place or replaced. */
  forget(doc: Doc): void;
  /** Call it when a name changed that any document may show. */
  forgetAll(): void;
};

export function createDocumentTexts(): DocumentTexts {
  const texts = new Map<Doc, string>();
  let kept = 0;

  function forgetAll(): void {
    texts.clear();
    kept = 0;
  }

  return {
    of(doc) {
      const known = texts.get(doc);
      if (known !== undefined) return known;
      const text = jsonText(doc);
      if (kept + text.length > KEPT) forgetAll();
      kept += text.length;
      texts.set(doc, text);
      return text;
    },
    forget(doc) {
      kept -= texts.get(doc)?.length ?? 0;
      texts.delete(doc);
    },
    forgetAll,
  };
}
