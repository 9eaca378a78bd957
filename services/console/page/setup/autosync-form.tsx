import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, isProblem } from '@autosync/client';
import { api } from '../api/api.ts';
import type { AutoSync, RecordType } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { changesBetween, switched, toDraft, toInput } from './autosync-draft.ts';
import type { Draft } from './autosync-draft.ts';
import { ChangeList } from './change-list.tsx';

export type Read = { settings: AutoSync; etag: string };

const path = '/v1/companies/{companyId}/autosync';
const SHORTEST = 15;
const LONGEST = 1440;
/** The recommended least interval; shorter ones are allowed, with a warning. */
const RECOMMENDED = 120;

type FormProps = { opened: Read; current: Read; onRead: (read: Read) => void };

function TypeSwitches({
  draft,
  isFixed,
  onChange,
}: {
  draft: Draft;
  isFixed: boolean;
  onChange: (draft: Draft) => void;
}) {
  const { autosync } = useTexts();
  const set = (type: RecordType, enabled: boolean) =>
    onChange({ ...draft, types: draft.types.map((own) => (own.type === type ? { ...own, enabled } : own)) });
  return draft.types.map(({ type, enabled }) => (
    <label key={type} className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={enabled}
        disabled={isFixed}
        onChange={({ target }) => set(type, target.checked)}
      />
      {autosync.syncTypes[type]}
    </label>
  ));
}

/** Somebody else saved meanwhile: shows what they changed and lets the person decide. Nothing is overwritten unseen. */
function EditConflict({
  opened,
  current,
  draft,
  onTake,
  onKeep,
}: {
  opened: Read;
  current: Read;
  draft: Draft;
  onTake: () => void;
  onKeep: () => void;
}) {
  const { autosync } = useTexts();
  const theirs = changesBetween(toDraft(opened.settings), toDraft(current.settings));
  const mine = changesBetween(toDraft(opened.settings), draft);
  return (
    <Notice kind="warn" title={autosync.changedMeanwhile}>
      <p>{autosync.theirChanges}</p>
      <ChangeList changes={theirs} />
      {mine.length === 0 ? null : (
        <>
          <p>{autosync.yourChanges}</p>
          <ChangeList changes={mine} />
        </>
      )}
      <div className="row">
        <button type="button" className="button" onClick={onTake}>
          {autosync.takeTheirs}
        </button>
        {mine.length === 0 ? null : (
          <button type="button" className="button" onClick={onKeep}>
            {autosync.keepMine}
          </button>
        )}
      </div>
    </Notice>
  );
}

/** The company is not ready: the reasons, and how to turn AutoSync on all the same, with a note for the audit log. */
function NotReady({ reasons, onOverride }: { reasons: string[]; onOverride: (note: string) => void }) {
  const { autosync } = useTexts();
  const [note, setNote] = useState('');
  return (
    <Notice kind="bad" title={autosync.notReady}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <details>
        <summary>{autosync.override}</summary>
        <div className="field">
          <label htmlFor="override-note">{autosync.overrideNote}</label>
          <input
            id="override-note"
            className="input"
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <div>
            <button
              type="button"
              className="button"
              disabled={note.trim() === ''}
              onClick={() => onOverride(note.trim())}
            >
              {autosync.saveAnyway}
            </button>
          </div>
        </div>
      </details>
    </Notice>
  );
}

/** AutoSync on or off, the interval, which types are synced, and *Save*. */
export function AutoSyncForm({ opened, current, onRead }: FormProps) {
  const texts = useTexts();
  const { autosync } = texts;
  const { id: companyId } = useCompany();
  const isFixed = !useMay('settings:write');
  const [draft, setDraft] = useState(() => toDraft(opened.settings));
  const [base, setBase] = useState(opened);
  const changes = changesBetween(toDraft(base.settings), draft);
  const saving = useMutation({
    mutationFn: async (overrideNote: string | undefined) => {
      const params = { path: { companyId }, header: { 'if-match': base.etag } };
      const body = { ...toInput(draft), ...(overrideNote !== undefined && { overrideNote }) };
      const { data, response } = await answered(api.PUT(path, { params, body }));
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    onSuccess: onRead,
  });
  // The newer state was read in the background, or the server refused to overwrite it.
  const isOutdated = current.etag !== base.etag && !saving.isPending;
  const isNotReady = isProblem(saving.error, 'not-ready');
  const isConflict = isProblem(saving.error, 'version-mismatch');
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(undefined);
      }}
    >
      {isOutdated ? (
        <EditConflict
          opened={base}
          current={current}
          draft={draft}
          onTake={() => onRead(current)}
          onKeep={() => {
            setBase(current);
            saving.reset();
          }}
        />
      ) : null}
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={draft.enabled}
          disabled={isFixed}
          onChange={({ target }) => setDraft(switched(draft, target.checked, base.settings))}
        />
        {autosync.enabled}
      </label>
      <div className="field">
        <label htmlFor="sync-time">{autosync.syncTime}</label>
        <div className="row">
          <input
            id="sync-time"
            className="input narrow"
            type="number"
            min={SHORTEST}
            max={LONGEST}
            required
            disabled={isFixed}
            value={Number.isNaN(draft.intervalMinutes) ? '' : draft.intervalMinutes}
            aria-describedby="sync-time-hint"
            onChange={({ target }) => setDraft({ ...draft, intervalMinutes: target.valueAsNumber })}
          />
          <span>{autosync.minutes}</span>
        </div>
        <span id="sync-time-hint" className="hint">
          {draft.intervalMinutes < RECOMMENDED ? autosync.belowRecommended : autosync.syncTimeHint}
        </span>
      </div>
      <fieldset className="plain stack tight">
        <legend className="label">{autosync.whatIsSynced}</legend>
        <TypeSwitches draft={draft} isFixed={isFixed} onChange={setDraft} />
      </fieldset>
      {isConflict && !isOutdated ? <Notice kind="warn" title={autosync.changedMeanwhile} /> : null}
      {isProblem(saving.error, 'not-ready') ? (
        <NotReady reasons={saving.error.problem.errors.map(({ detail }) => detail)} onOverride={saving.mutate} />
      ) : null}
      {saving.error === null || isConflict || isNotReady ? null : (
        <Notice kind="bad">
          <p>{problemText(saving.error, texts)}</p>
        </Notice>
      )}
      {isFixed ? <p className="muted">{autosync.mayNotChange}</p> : null}
      <div className="row">
        <button
          type="submit"
          className="button primary"
          disabled={isFixed || changes.length === 0 || isOutdated || saving.isPending}
        >
          {autosync.save}
        </button>
        <span className="muted small" role="status">
          {saving.isPending
            ? autosync.saving
            : changes.length === 0
              ? autosync.nothingChanged
              : autosync.unsaved(changes.length)}
        </span>
      </div>
    </form>
  );
}
