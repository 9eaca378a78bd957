import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ChooseEntry } from './choose-entry.tsx';
import { useChangeSettings } from './use-change-settings.ts';

const roles = ['serviceIncomeAccount', 'productIncomeAccount', 'costAccount', 'inventoryAssetAccount'] as const;

/** The accounts of new products and services. AutoSync never guesses them, so they are set here. */
export function DefaultAccounts() {
  const texts = useTexts();
  const { mapping } = texts;
  const { settings } = useCompany();
  const mayChange = useMay('companies:write');
  const changing = useChangeSettings();
  return (
    <section className="card stack" aria-labelledby="accounts">
      <div className="stack tight">
        <h2 id="accounts">{mapping.accounts}</h2>
        <p className="muted">{mapping.accountsHint}</p>
      </div>
      <div className="cards">
        {roles.map((role) => (
          <div key={role} className="field">
            <span className="label">{mapping.roles[role]}</span>
            <span className={settings[role] ? '' : 'muted'}>{settings[role] ?? mapping.notChosen}</span>
            {mayChange ? (
              <ChooseEntry
                list="accounts"
                label={mapping.roles[role]}
                onChoose={({ name }) => changing.mutate({ [role]: name })}
              />
            ) : null}
          </div>
        ))}
      </div>
      {changing.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(changing.error, texts)}</p>
        </Notice>
      )}
    </section>
  );
}
