import { html, nothing } from './html.ts';
import type { Html } from './html.ts';

/** Colours follow the browser's light or dark mode. Nothing is shown by colour alone. */
const style: Html = {
  html: `<style>
:root{color-scheme:light dark;--line:light-dark(#c9ced6,#444b55);--soft:light-dark(#f3f5f8,#22262c);--accent:light-dark(#0b5cad,#7db8f5)}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1rem 1.5rem 4rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:var(--accent)}
nav{border-bottom:1px solid var(--line);padding-bottom:.5rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:.5rem .75rem;font-weight:600}
th,td{padding:.35rem .75rem;text-align:left;vertical-align:top;border-top:1px solid var(--line);white-space:nowrap}
thead th{background:var(--soft)}
.number{text-align:right;font-variant-numeric:tabular-nums}
.wide{white-space:normal}
form{display:flex;flex-wrap:wrap;gap:.4rem;align-items:end;margin:.3rem 0}
label{display:flex;flex-direction:column;font-size:.85rem}
input,select,button{font:inherit;padding:.2rem .5rem}
button{cursor:pointer}
details summary{cursor:pointer;color:var(--accent)}
.note{border:2px solid;border-radius:6px;padding:.5rem .75rem;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0;overflow-wrap:anywhere}
code{font-size:.9em}
</style>`,
};

/** The result of the last action. */
export type Note = { done?: string | undefined; refused?: string | undefined };

export function layout(title: string, content: Html, note: Note = {}): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} – QuickBooks simulator</title>
        ${style}
      </head>
      <body>
        <nav><a href="/">QuickBooks simulator</a></nav>
        <main>
          <h1>${title}</h1>
          ${noteBox(note)}${content}
        </main>
      </body>
    </html>`;
  return page.html;
}

function noteBox({ done, refused }: Note): Html {
  if (refused) return html`<p class="note" role="alert"><strong>✗ Refused:</strong> ${refused}</p>`;
  return done ? html`<p class="note" role="status"><strong>✓ Done:</strong> ${done}</p>` : nothing;
}

export type Column<Row> = { head: string; cell: (row: Row) => Html | string; kind?: 'number' | 'wide' };

/** A table with a caption; a sentence instead if it is empty. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  if (rows.length === 0) return html`<p>${caption}: none.</p>`;
  const headings = columns.map(({ head, kind = '' }) => html`<th scope="col" class="${kind}">${head}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(({ cell, kind = '' }) => html`<td class="${kind}">${cell(row)}</td>`);
    return html`<tr>
      ${cells}
    </tr> `;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${headings}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
