import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useChangeSettings } from './use-change-settings.ts';

const policies = ['createCustomers', 'createVendors', 'createMembers', 'createItems', 'createParents'] as const;

/** What AutoSync may create in QuickBooks when a record names something that is missing there. */
export function Creation() {
  const texts = useTexts();
  const { mapping } = texts;
  const { settings } = useCompany();
  const mayChange = useMay('companies:write');
  const changing = useChangeSettings();
  return (
    <section className="card stack tight" aria-labelledby="creation">
      <h2 id="creation">{mapping.creation}</h2>
      {policies.map((policy) => (
        <label key={policy} className="choice">
          <input
            type="checkbox"
            // By default everything but parents is created.
            checked={settings[policy] ?? policy !== 'createParents'}
            disabled={!mayChange || changing.isPending}
            onChange={({ target }) => changing.mutate({ [policy]: target.checked })}
          />
          {mapping.policies[policy]}
        </label>
      ))}
      {changing.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(changing.error, texts)}</p>
        </Notice>
      )}
    </section>
  );
}
