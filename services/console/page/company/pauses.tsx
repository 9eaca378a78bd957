import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { AutoSync } from '../api/api.ts';
import { companyKey } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useCompany } from './use-company.ts';

type Pause = AutoSync['pauses'][number];

/** A pause: who made it and why. Who may end it gets a button. */
function HeldPause({ pause }: { pause: Pause }) {
  const texts = useTexts();
  const { pauses, types } = texts;
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const mayEnd = useMay('settings:write') && pause.scope !== 'everything';
  const ending = useMutation({
    mutationFn: async () => {
      const request = { params: { path: { pauseId: pause.id } }, body: {} };
      return (await answered(api.POST('/v1/pauses/{pauseId}/end', request))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: companyKey(companyId) }),
  });
  const what = pause.type === null ? pauses.scopes[pause.scope] : `${pauses.scopes[pause.scope]}, ${types[pause.type]}`;
  return (
    <Notice kind="warn" title={pauses.paused(what)}>
      <p className="break">
        “{pause.note}” <span className="muted">{pauses.by(pause.by)}</span> <Moment at={pause.createdAt} />
      </p>
      {mayEnd ? (
        <div>
          <button type="button" className="button" disabled={ending.isPending} onClick={() => ending.mutate()}>
            <Icon name="play" />
            {pauses.resume}
          </button>
        </div>
      ) : null}
      {ending.error === null ? null : <p>{problemText(ending.error, texts)}</p>}
    </Notice>
  );
}

export function Pauses({ pauses }: { pauses: readonly Pause[] }) {
  return pauses.map((pause) => <HeldPause key={pause.id} pause={pause} />);
}

function PauseDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { pauses, dialog } = texts;
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const pausing = useMutation({
    mutationFn: async () => (await answered(api.POST('/v1/pauses', { body: { companyId, note } }))).data,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: companyKey(companyId) });
      onClose();
    },
  });
  return (
    <Dialog
      title={pauses.title}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button type="submit" form="pause" className="button primary" disabled={pausing.isPending}>
            {pauses.pause}
          </button>
        </>
      }
    >
      <form
        id="pause"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          pausing.mutate();
        }}
      >
        <p>{pauses.meaning}</p>
        <div className="field">
          <label htmlFor="pause-note">{pauses.note}</label>
          <input
            id="pause-note"
            className="input"
            required
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        {pausing.error === null ? null : (
          <Notice kind="bad">
            <p>{problemText(pausing.error, texts)}</p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

/** Pauses all syncing of a company, with a reason that everybody sees. */
export function PauseCompany() {
  const { pauses } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('settings:write')) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="pause" />
        {pauses.pause}
      </button>
      {isOpen ? <PauseDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
