/** Text that is HTML already. Other text is escaped when it is inserted into a page. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** `` html`<b>${name}</b>` ``: inserted texts are escaped, unless they are Html. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Html {
  const text = fixed.map((piece, place) => (place === 0 ? piece : textOf(parts[place - 1] ?? '') + piece));
  return { html: text.join('') };
}

export const nothing: Html = { html: '' };

function textOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
