import type { RunningSystem } from './running-system.ts';
import type { ActionBody, Item } from './tenant.ts';

export type Doc = Record<string, unknown>;

/** A connected company, whose QuickBooks has these preferences, and what a bookkeeper does in it. */
export async function openInvoiceBooks(
  running: RunningSystem,
  name: string,
  { preferences = {}, settings = {} }: { preferences?: Doc; settings?: Doc } = {},
) {
  const company = await running.company(name);
  const { simulator } = running;
  const { realmId } = company;
  const prefer = (groups: Doc) => simulator.edit(realmId, 'Preferences', '1', groups);
  const settle = (more: Doc) =>
    company.must(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings: more } });
  if (Object.keys(preferences).length > 0) await prefer(preferences);
  if (Object.keys(settings).length > 0) await settle(settings);
  const add = async (entity: string, body: Doc) => (await simulator.add(realmId, entity, body)).Id;
  return {
    company,
    prefer,
    settle,
    add,
    edit: (entity: string, id: string, body: Doc) => simulator.edit(realmId, entity, id, body),
    all: (entity: string) => simulator.documents(realmId, entity),
    /** A tax code of one rate, as the tax centre of QuickBooks makes it. */
    async taxCode(codeName: string, percent: number): Promise<string> {
      const rate = await add('TaxRate', { Name: `${codeName} rate`, RateValue: percent });
      const TaxRateDetail = [{ TaxRateRef: { value: rate }, TaxTypeApplicable: 'TaxOnAmount' }];
      return add('TaxCode', { Name: codeName, SalesTaxRateList: { TaxRateDetail } });
    },
    async invoice(number: string): Promise<Doc> {
      const found = (await simulator.documents(realmId, 'Invoice')).find(({ DocNumber }) => DocNumber === number);
      if (found === undefined) throw new Error(`no invoice ${number}`);
      return found;
    },
    /** A batch by hand, to its end: its state, and what was said of each record. */
    async batch(...items: Item[]) {
      for (const item of items) await company.put(item);
      const { id } = await company.run();
      const { state } = await company.ended(id);
      const actions = (await company.actions(id)) as (ActionBody & { message: string | null })[];
      return {
        state,
        codes: actions.map(({ code }) => code ?? ''),
        messages: actions.map(({ message }) => message ?? ''),
      };
    },
  };
}

/** An invoice over 100.00, and what it says beside that. */
export function invoiceOf(number: string, more: Partial<Item> = {}): Item {
  const lines = [{ item: 'Support', quantity: '1', unitPrice: '100.00' }];
  return { externalId: number, number, date: '2026-11-02', customer: { name: 'Contoso' }, lines, ...more };
}
