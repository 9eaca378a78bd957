import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

const ASK_MS = 2000;

const remove = async (companyId: string) =>
  (await answered(api.DELETE('/v1/companies/{companyId}', { params: { path: { companyId } } }))).data;

/** Progress of a removal. The API tells it when the request is repeated. */
function Removed({ onClose }: { onClose: () => void }) {
  const { removal } = useTexts();
  const { id: companyId, name } = useCompany();
  const { data } = useQuery({
    queryKey: ['removal', companyId],
    queryFn: () => remove(companyId),
    refetchInterval: ({ state }) => (state.data?.state === 'removed' ? false : ASK_MS),
  });
  const isDone = data?.state === 'removed';
  return (
    <Dialog
      title={removal.removed(name)}
      onClose={onClose}
      end={
        <button type="button" className="button primary" onClick={onClose}>
          {removal.toCompanies}
        </button>
      }
    >
      <Notice kind={isDone ? 'good' : 'busy'}>
        <p>{isDone ? removal.done : removal.underWay}</p>
      </Notice>
      {data === undefined ? null : (
        <div className="stack tight">
          <p>{removal.kept}</p>
          <ul>
            {data.kept.map(({ what, until }) => (
              <li key={what}>
                {what}: {removal.until} <Moment at={until} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

function RemoveDialog({ onClose, onRemoved }: { onClose: () => void; onRemoved: () => void }) {
  const texts = useTexts();
  const { removal, dialog } = texts;
  const { id: companyId, name } = useCompany();
  const [typed, setTyped] = useState('');
  const removing = useMutation({ mutationFn: () => remove(companyId), onSuccess: onRemoved });
  const isMeant = typed.trim() === name.trim();
  return (
    <Dialog
      title={removal.title(name)}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button type="submit" form="removal" className="button danger" disabled={!isMeant || removing.isPending}>
            {removal.remove}
          </button>
        </>
      }
    >
      <form
        id="removal"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant) removing.mutate();
        }}
      >
        <p>{removal.meaning}</p>
        <div className="field">
          <label htmlFor="removal-name">{removal.typeName(name)}</label>
          <input
            id="removal-name"
            className="input"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        {removing.error === null ? null : (
          <Notice kind="bad">
            <p>{problemText(removing.error, texts)}</p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

/** Removes a company: says what happens, and asks to type its name, since it cannot be undone. */
export function RemoveCompany() {
  const { removal } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [step, setStep] = useState<'asked' | 'removed'>();
  if (!useMay('companies:write')) return null;
  const leave = async () => {
    await navigate({ to: '/' });
    await queries.invalidateQueries({ queryKey: ['companies'] });
  };
  return (
    <section className="card stack tight" aria-labelledby="removal-heading">
      <h2 id="removal-heading">{removal.heading}</h2>
      <p className="muted">{removal.hint}</p>
      <div>
        <button type="button" className="button danger" onClick={() => setStep('asked')}>
          <Icon name="trash" />
          {removal.remove}
        </button>
      </div>
      {step === 'asked' ? (
        <RemoveDialog onClose={() => setStep(undefined)} onRemoved={() => setStep('removed')} />
      ) : null}
      {step === 'removed' ? <Removed onClose={() => void leave()} /> : null}
    </section>
  );
}
