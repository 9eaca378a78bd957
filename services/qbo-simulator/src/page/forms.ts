import { html } from './html.ts';
import type { Html } from './html.ts';

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** A form that acts as the bookkeeper: its fields are posted to `/companies/{realmId}/{action}`. */
export function actionForm(action: { realmId: string; name: string }, fields: readonly Html[], button: string): Html {
  return html`<form method="post" action="/companies/${action.realmId}/${action.name}">
    ${fields}<button>${button}</button>
  </form>`;
}

export function amountField(label: string, value: number): Html {
  return html`<label
    >${label}<input name="amount" type="number" step="0.01" min="0.01" required value="${value}"
  /></label>`;
}

/** Buttons to void and delete a document. */
export function undoForms(realmId: string, entity: string, id: string, name: string): Html[] {
  const fields = [hidden('entity', entity), hidden('id', id)];
  return [
    actionForm({ realmId, name: 'void' }, fields, `Void ${name}`),
    actionForm({ realmId, name: 'delete' }, fields, `Delete ${name}`),
  ];
}

export function disclosure(summary: string, content: readonly Html[]): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}
