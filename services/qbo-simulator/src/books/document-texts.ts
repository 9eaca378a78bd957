import { jsonText } from '../json.ts';
import type { Doc } from './doc.ts';

/** So many characters are kept for a company: about 20,000 invoices of two lines. */
const KEPT = 32 * 1024 * 1024;

/** Documents as they are answered, in JSON. Most are read more often than they change. */
export type DocumentTexts = {
  of(doc: Doc): string;
  /** The document was changed in place, or is no longer the one that is read. */
  forget(doc: Doc): void;
  /** A name was changed that any document may show. */
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
