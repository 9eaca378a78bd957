import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

const FORM = 'new-company';

function NewCompanyDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { companies, dialog } = texts;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const creating = useMutation({
    mutationFn: async () => (await answered(api.POST('/v1/companies', { body: { name, timeZone } }))).data,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['companies'] });
      await navigate({ to: '/companies/$companyId/setup/$tab', params: { companyId: id, tab: 'connection' } });
    },
  });
  return (
    <Dialog
      title={companies.create}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button type="submit" form={FORM} className="button primary" disabled={creating.isPending}>
            {companies.create}
          </button>
        </>
      }
    >
      <form
        id={FORM}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          creating.mutate();
        }}
      >
        <div className="field">
          <label htmlFor="company-name">{companies.name}</label>
          <input
            id="company-name"
            className="input"
            required
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <span className="hint">{companies.nameHint}</span>
        </div>
        <div className="field">
          <label htmlFor="company-zone">{companies.timeZone}</label>
          <select
            id="company-zone"
            className="select"
            value={timeZone}
            onChange={({ target }) => setTimeZone(target.value)}
          >
            {[...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </div>
        {creating.error === null ? null : (
          <Notice kind="bad">
            <p>{problemText(creating.error, texts)}</p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

export function NewCompany({ isPrimary = false }: { isPrimary?: boolean }) {
  const { companies } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('companies:write')) return null;
  return (
    <>
      <button type="button" className={isPrimary ? 'button primary' : 'button'} onClick={() => setOpen(true)}>
        {companies.create}
      </button>
      {isOpen ? <NewCompanyDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
