import type { QuickBooksList } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ChooseEntry } from './choose-entry.tsx';
import { useChangeSettings } from './use-change-settings.ts';

/** Settings of documents: choices between a few words, and names of QuickBooks entries. */
const groups = {
  invoices: { choices: ['invoiceLineDetail', 'invoiceSending'], entries: {} },
  taxes: {
    choices: ['taxes'],
    entries: { taxItem: 'items', taxedLineCode: 'tax-codes', untaxedLineCode: 'tax-codes' },
  },
  names: { choices: ['customerAccountNumber', 'vendorAccountNumber'], entries: {} },
  inventory: {
    choices: ['receiptDate', 'partialReceiptSuffix', 'adjustmentsAs', 'transfersAs'],
    entries: { freightAccount: 'accounts', adjustmentAccount: 'accounts' },
  },
  books: { choices: ['closedPeriods'], entries: {} },
  ends: { choices: ['cancelledRecords'], entries: {} },
} as const satisfies Record<string, { choices: readonly string[]; entries: Readonly<Record<string, QuickBooksList>> }>;

type Group = keyof typeof groups;
type Changing = ReturnType<typeof useChangeSettings>;
type ChoiceName = (typeof groups)[Group]['choices'][number];
type EntryName = 'taxItem' | 'taxedLineCode' | 'untaxedLineCode' | 'freightAccount' | 'adjustmentAccount';

function Choice({ name, changing }: { name: ChoiceName; changing: Changing }) {
  const { documents } = useTexts();
  const { settings } = useCompany();
  const mayChange = useMay('companies:write');
  const choices = Object.entries(documents.choices[name]);
  // The first choice is the default, except for taxes, where the default depends on QuickBooks.
  const usual = name === 'taxes' ? undefined : choices[0]?.[1];
  return (
    <div className="field">
      <label htmlFor={name}>{documents.fields[name]}</label>
      <select
        id={name}
        className="select"
        value={settings[name] ?? ''}
        disabled={!mayChange || changing.isPending}
        onChange={({ target }) => changing.mutate({ [name]: target.value })}
      >
        {settings[name] === undefined ? <option value="">{documents.usual(usual)}</option> : null}
        {choices.map(([word, words]) => (
          <option key={word} value={word}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Entry({ name, list, changing }: { name: EntryName; list: QuickBooksList; changing: Changing }) {
  const { documents, mapping } = useTexts();
  const { settings } = useCompany();
  const mayChange = useMay('companies:write');
  const now = settings[name] ?? null;
  return (
    <div className="field">
      <span className="label">{documents.fields[name]}</span>
      <span className="row">
        <span className={now === null ? 'muted' : ''}>{now ?? mapping.notChosen}</span>
        {mayChange && now !== null ? (
          <button
            type="button"
            className="button quiet"
            disabled={changing.isPending}
            onClick={() => changing.mutate({ [name]: null })}
          >
            {documents.takeBack}
          </button>
        ) : null}
      </span>
      {mayChange ? (
        <ChooseEntry
          list={list}
          label={documents.fields[name]}
          onChoose={({ name: chosen }) => changing.mutate({ [name]: chosen })}
        />
      ) : null}
    </div>
  );
}

/** How records become documents in QuickBooks, where there is a choice. */
export function DocumentsTab() {
  const texts = useTexts();
  const { documents } = texts;
  const changing = useChangeSettings();
  return (
    <div className="stack">
      {changing.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(changing.error, texts)}</p>
        </Notice>
      )}
      {(Object.keys(groups) as Group[]).map((group) => {
        const { choices, entries } = groups[group];
        return (
          <section key={group} className="card stack" aria-labelledby={`documents-${group}`}>
            <h2 id={`documents-${group}`}>{documents.groups[group]}</h2>
            <div className="cards wide">
              {choices.map((name) => (
                <Choice key={name} name={name} changing={changing} />
              ))}
              {(Object.entries(entries) as [EntryName, QuickBooksList][]).map(([name, list]) => (
                <Entry key={name} name={name} list={list} changing={changing} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
