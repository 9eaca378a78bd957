import { useState } from 'react';
import type { Mapping } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ChooseEntry } from './choose-entry.tsx';
import { HowItPays } from './how-it-pays.tsx';
import type { PaymentType } from './how-it-pays.tsx';
import { listOfKind } from './kinds.ts';
import { useChangeMappings } from './use-change-mappings.ts';

const kinds = Object.keys(listOfKind) as Mapping['kind'][];

/** Says what a name means for which no record waits: before records come with it, or instead of what it means now. */
export function MapName() {
  const texts = useTexts();
  const { mapping } = texts;
  const change = useChangeMappings();
  const mayChange = useMay('settings:write');
  const [kind, setKind] = useState<Mapping['kind']>('account');
  const [typed, setTyped] = useState('');
  const [paymentType, setPaymentType] = useState<PaymentType>('Check');
  const name = typed.trim();
  if (!mayChange) return null;
  const choose = (quickbooksId: string) => {
    const how = kind === 'payment-method' ? { paymentType } : {};
    change.mutate({ set: [{ kind, name, quickbooksId, ...how }] }, { onSuccess: () => setTyped('') });
  };
  return (
    <section className="card stack tight" aria-labelledby="map-name">
      <h2 id="map-name">{mapping.mapName}</h2>
      <p className="muted">{mapping.mapNameHint}</p>
      <div className="cards wide">
        <label className="field">
          <span className="label">{mapping.kind}</span>
          <select
            className="select"
            value={kind}
            onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {mapping.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{mapping.name}</span>
          <input className="input" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </label>
      </div>
      {kind === 'payment-method' ? <HowItPays value={paymentType} onChange={setPaymentType} /> : null}
      {name === '' ? null : (
        <ChooseEntry
          key={kind}
          list={listOfKind[kind]}
          label={mapping.chooseFor(name)}
          onChoose={({ id }) => choose(id)}
        />
      )}
      {change.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(change.error, texts)}</p>
        </Notice>
      )}
    </section>
  );
}
