import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { companyKey } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ChooseEntry } from './choose-entry.tsx';

const roles = ['serviceIncomeAccount', 'productIncomeAccount', 'costAccount', 'inventoryAssetAccount'] as const;

/** The accounts that new products and services get: never guessed, so somebody says them here. */
export function DefaultAccounts() {
  const texts = useTexts();
  const { mapping } = texts;
  const { id: companyId, settings } = useCompany();
  const mayChange = useMay('companies:write');
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: async (change: Partial<Record<(typeof roles)[number], string>>) => {
      const request = { params: { path: { companyId } }, body: { settings: { ...settings, ...change } } };
      return (await answered(api.PATCH('/v1/companies/{companyId}', request))).data;
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: companyKey(companyId) }),
  });
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
