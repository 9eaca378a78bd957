/** Text that is HTML already. Everything else is escaped where it is put into a page. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** `` html`<b>${name}</b>` ``: what is put in is escaped, unless it is Html itself. */
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
