import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, isProblem } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Company, Notifications } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { RecipientCard } from './recipient-card.tsx';
import { changesOf, newRecipient, toDraft, toInput } from './recipients-draft.ts';
import type { Draft } from './recipients-draft.ts';

export type Read = { settings: Notifications; etag: string };

const path = '/v1/companies/{companyId}/notifications';
const MOST_RECIPIENTS = 50;

function DigestHour({
  company,
  draft,
  isFixed,
  onChange,
}: {
  company: Company;
  draft: Draft;
  isFixed: boolean;
  onChange: (hour: number) => void;
}) {
  const { notifications } = useTexts();
  return (
    <div className="field chooser">
      <label htmlFor="digest-hour">{notifications.digestHour}</label>
      <select
        id="digest-hour"
        className="select"
        value={draft.digestHour}
        disabled={isFixed}
        aria-describedby="digest-hour-hint"
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {Array.from({ length: 24 }, (_, hour) => (
          <option key={hour} value={hour}>
            {`${String(hour).padStart(2, '0')}:00`}
          </option>
        ))}
      </select>
      <span id="digest-hour-hint" className="hint">
        {notifications.digestHint(company.timeZone)}
      </span>
    </div>
  );
}

/** Somebody else saved meanwhile: says what they changed and lets the person decide. */
function EditConflict({
  opened,
  current,
  onTake,
  onKeep,
}: {
  opened: Read;
  current: Read;
  onTake: () => void;
  onKeep: () => void;
}) {
  const { notifications, autosync } = useTexts();
  const { addresses, isOtherHour } = changesOf(toDraft(opened.settings), toDraft(current.settings));
  return (
    <Notice kind="warn" title={autosync.changedMeanwhile}>
      <p>{autosync.theirChanges}</p>
      <ul>
        {addresses.map((address) => (
          <li key={address} className="break">
            {address}
          </li>
        ))}
        {isOtherHour ? <li>{notifications.digestHour}</li> : null}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={onTake}>
          {autosync.takeTheirs}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {autosync.keepMine}
        </button>
      </div>
    </Notice>
  );
}

type FormProps = { company: Company; opened: Read; current: Read; onRead: (read: Read) => void };

/** Who gets mails about a company: on which topics and types, at once or once a day. */
export function RecipientsForm({ company, opened, current, onRead }: FormProps) {
  const texts = useTexts();
  const { notifications, autosync } = texts;
  const isFixed = !useMay('settings:write');
  const [base, setBase] = useState(opened);
  const [before] = useState(() => toDraft(opened.settings));
  const [draft, setDraft] = useState(before);
  const changes = changesOf(toDraft(base.settings), draft);
  const isChanged = changes.addresses.length > 0 || changes.isOtherHour;
  const saving = useMutation({
    mutationFn: async () => {
      const params = { path: { companyId: company.id }, header: { 'if-match': base.etag } };
      const { data, response } = await answered(api.PUT(path, { params, body: toInput(draft) }));
      return { settings: data, etag: response.headers.get('etag') ?? '' };
    },
    onSuccess: onRead,
  });
  const isOutdated = current.etag !== base.etag && !saving.isPending;
  const isConflict = isProblem(saving.error, 'version-mismatch');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {current.settings.mailInstalled ? null : (
        <Notice kind="warn" title={notifications.noMails}>
          <p>{notifications.noMailsHint}</p>
        </Notice>
      )}
      {isOutdated ? (
        <EditConflict
          opened={base}
          current={current}
          onTake={() => onRead(current)}
          onKeep={() => {
            setBase(current);
            saving.reset();
          }}
        />
      ) : null}
      {draft.recipients.length === 0 ? (
        <Notice kind="idle" title={notifications.nobody}>
          <p>{notifications.nobodyHint}</p>
        </Notice>
      ) : (
        <ul className="cards wide">
          {draft.recipients.map((recipient, index) => (
            <RecipientCard
              key={recipient.key}
              recipient={recipient}
              index={index}
              isFixed={isFixed}
              onChange={(changed) =>
                setDraft({
                  ...draft,
                  recipients: draft.recipients.map((one) => (one.key === recipient.key ? changed : one)),
                })
              }
              onRemove={() =>
                setDraft({ ...draft, recipients: draft.recipients.filter(({ key }) => key !== recipient.key) })
              }
            />
          ))}
        </ul>
      )}
      {isFixed || draft.recipients.length >= MOST_RECIPIENTS ? null : (
        <div>
          <button
            type="button"
            className="button"
            onClick={() => setDraft({ ...draft, recipients: [...draft.recipients, newRecipient()] })}
          >
            <Icon name="person" />
            {notifications.add}
          </button>
        </div>
      )}
      {draft.recipients.some(({ when }) => when === 'daily') ? (
        <DigestHour
          company={company}
          draft={draft}
          isFixed={isFixed}
          onChange={(digestHour) => setDraft({ ...draft, digestHour })}
        />
      ) : null}
      {isConflict && !isOutdated ? <Notice kind="warn" title={autosync.changedMeanwhile} /> : null}
      {saving.error === null || isConflict ? null : (
        <Notice kind="bad">
          <p>{problemText(saving.error, texts)}</p>
        </Notice>
      )}
      {isFixed ? <p className="muted">{autosync.mayNotChange}</p> : null}
      <div className="row">
        <button
          type="submit"
          className="button primary"
          disabled={isFixed || !isChanged || isOutdated || saving.isPending}
        >
          {autosync.save}
        </button>
        <span className="muted small" role="status">
          {saving.isPending ? autosync.saving : isChanged ? notifications.unsaved : autosync.nothingChanged}
        </span>
      </div>
    </form>
  );
}
