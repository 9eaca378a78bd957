import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Scope } from '../api/api.ts';
import { usePerson } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ShownOnce } from './shown-once.tsx';

const FORM = 'new-key';
const DAY_MS = 86_400_000;
/** How long a key is valid, in days; 0: for ever. */
const lifetimes = [30, 90, 365, 0] as const;

type NewKeyProps = {
  /** The tenant that gets the key, when an operator makes it. */
  tenantId: string | undefined;
};

function NewKeyDialog({ tenantId, onClose }: NewKeyProps & { onClose: () => void }) {
  const texts = useTexts();
  const { admin, dialog } = texts;
  const person = usePerson();
  const queries = useQueryClient();
  const known = Object.keys(admin.scopes) as Scope[];
  // A key can have no scope that its maker does not have.
  const offered = person?.isOperator ? known : known.filter((scope) => person?.scopes.includes(scope));
  const [name, setName] = useState('');
  const [days, setDays] = useState<number>(365);
  const [scopes, setScopes] = useState<readonly Scope[]>(
    offered.filter((scope) => /^(?!audit|keys).*:read$/.test(scope)),
  );
  const [key] = useState(() => crypto.randomUUID());
  const making = useMutation({
    mutationFn: async () => {
      const expiresAt = days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString();
      const body = { name, scopes: [...scopes], expiresAt, ...(tenantId !== undefined && { tenantId }) };
      const params = { header: { 'idempotency-key': key } };
      return (await answered(api.POST('/v1/api-keys', { params, body }))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  if (making.data !== undefined)
    return <ShownOnce title={admin.shownOnce} secret={making.data.key} onClose={onClose} />;
  return (
    <Dialog
      title={admin.newKey}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="submit"
            form={FORM}
            className="button primary"
            disabled={making.isPending || scopes.length === 0}
          >
            {admin.newKey}
          </button>
        </>
      }
    >
      <form
        id={FORM}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <div className="field">
          <label htmlFor="key-name">{admin.keyNamed}</label>
          <input
            id="key-name"
            className="input"
            required
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <span className="hint">{admin.keyNamedHint}</span>
        </div>
        <div className="field">
          <label htmlFor="key-days">{admin.expires}</label>
          <select
            id="key-days"
            className="select"
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {lifetimes.map((length) => (
              <option key={length} value={length}>
                {admin.lifetime(length)}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="plain stack tight">
          <legend className="label">{admin.may}</legend>
          {offered.map((scope) => (
            <label key={scope} className="choice">
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(offered.filter((one) => (one === scope ? target.checked : scopes.includes(one))))
                }
              />
              {admin.scopes[scope]}
            </label>
          ))}
        </fieldset>
        {making.error === null ? null : (
          <Notice kind="bad">
            <p>{problemText(making.error, texts)}</p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

export function NewKey(props: NewKeyProps) {
  const { admin } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {admin.newKey}
      </button>
      {isOpen ? <NewKeyDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
