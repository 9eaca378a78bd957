import { useEffect, useId, useRef } from 'react';
import { allTypes } from '../api/record-types.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { ticked, topics } from './recipients-draft.ts';
import type { DraftRecipient } from './recipients-draft.ts';

type ChoicesProps<Word extends string> = {
  legend: string;
  words: readonly Word[];
  names: Readonly<Record<Word, string>>;
  hints?: Readonly<Record<Word, string>>;
  /** Empty means all of them. */
  chosen: readonly Word[];
  isFixed: boolean;
  onChange: (chosen: Word[]) => void;
};

function Choices<Word extends string>({ legend, words, names, hints, chosen, isFixed, onChange }: ChoicesProps<Word>) {
  const isOn = (word: Word) => chosen.length === 0 || chosen.includes(word);
  return (
    <fieldset className="plain">
      <legend className="label">{legend}</legend>
      {words.map((word) => (
        <label key={word} className="choice">
          <input
            type="checkbox"
            checked={isOn(word)}
            // A recipient of nothing is none, so the last choice cannot be removed.
            disabled={isFixed || (isOn(word) && words.filter(isOn).length === 1)}
            onChange={({ target }) => onChange(ticked(words, chosen, word, target.checked))}
          />
          <span>
            {names[word]}
            {hints === undefined ? null : <span className="hint">{hints[word]}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Says in sentences what the recipient would get, and when. */
function WhatComes({ recipient: { about, types, when } }: { recipient: DraftRecipient }) {
  const { notifications, types: typeNames } = useTexts();
  const heard = topics.filter((topic) => about.length === 0 || about.includes(topic));
  const ofTypes = types.length === 0 ? undefined : types.map((type) => typeNames[type]).join(', ');
  return (
    <details>
      <summary>{notifications.preview}</summary>
      <ul className="bullets small">
        {heard.flatMap((topic) =>
          notifications.matters[topic].map(({ text, isOfType }) => (
            <li key={text}>{isOfType && ofTypes !== undefined ? notifications.onlyOf(text, ofTypes) : text}</li>
          )),
        )}
      </ul>
      <p className="muted small">{when === 'daily' ? notifications.comesDaily : notifications.comesAtOnce}</p>
    </details>
  );
}

type RecipientCardProps = {
  recipient: DraftRecipient;
  index: number;
  isFixed: boolean;
  onChange: (recipient: DraftRecipient) => void;
  onRemove: () => void;
};

/** One address: which topics and types it is told of, and when. */
export function RecipientCard({ recipient, index, isFixed, onChange, onRemove }: RecipientCardProps) {
  const { notifications, types } = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isNew = recipient.address === '';
  // The address field of a new recipient gets the focus.
  useEffect(() => {
    if (isNew) input.current?.focus();
  }, []);
  return (
    <li className="card stack">
      <div className="field">
        <label htmlFor={id}>{notifications.address}</label>
        <input
          ref={input}
          id={id}
          className="input"
          type="email"
          required
          maxLength={254}
          disabled={isFixed}
          value={recipient.address}
          onChange={({ target }) => onChange({ ...recipient, address: target.value })}
        />
      </div>
      <Choices
        legend={notifications.about}
        words={topics}
        names={notifications.topics}
        hints={notifications.topicHints}
        chosen={recipient.about}
        isFixed={isFixed}
        onChange={(about) => onChange({ ...recipient, about })}
      />
      <Choices
        legend={notifications.types}
        words={allTypes}
        names={types}
        chosen={recipient.types}
        isFixed={isFixed}
        onChange={(chosen) => onChange({ ...recipient, types: chosen })}
      />
      <fieldset className="plain">
        <legend className="label">{notifications.when}</legend>
        {(['atOnce', 'daily'] as const).map((when) => (
          <label key={when} className="choice">
            <input
              type="radio"
              name={`${id}-when`}
              checked={recipient.when === when}
              disabled={isFixed}
              onChange={() => onChange({ ...recipient, when })}
            />
            {notifications.whens[when]}
          </label>
        ))}
      </fieldset>
      <WhatComes recipient={recipient} />
      {isFixed ? null : (
        <div>
          <button
            type="button"
            className="button danger"
            aria-label={notifications.removeOf(recipient.address || String(index + 1))}
            onClick={onRemove}
          >
            <Icon name="trash" />
            {notifications.remove}
          </button>
        </div>
      )}
    </li>
  );
}
