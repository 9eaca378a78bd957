import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MissingName } from '../api/api.ts';
import { missingQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { ChooseEntry } from './choose-entry.tsx';
import type { Entry } from './choose-entry.tsx';
import { HowItPays } from './how-it-pays.tsx';
import type { PaymentType } from './how-it-pays.tsx';
import { listOfKind } from './kinds.ts';
import { useChangeMappings } from './use-change-mappings.ts';

/** A name that records wait for: likely entries are one click away, the others of its list are found by typing. */
function Missing({ missing, onFreed }: { missing: MissingName; onFreed: (records: number) => void }) {
  const texts = useTexts();
  const { mapping } = texts;
  const { kind, name, accountNumber, records, candidates } = missing;
  const change = useChangeMappings();
  const [paymentType, setPaymentType] = useState<PaymentType>('Check');
  const mayChange = useMay('settings:write');
  const choose = ({ id }: Entry) => {
    const named = { kind, name, ...(accountNumber !== null && { accountNumber }) };
    const how = kind === 'payment-method' ? { paymentType } : {};
    const said = { set: [{ ...named, quickbooksId: id, ...how }] };
    // By then the name is no longer missing, and this component is gone.
    change.mutateAsync(said).then(
      ({ freed }) => onFreed(freed),
      () => undefined,
    );
  };
  return (
    <li className="card stack tight">
      <div className="card-head">
        <h3>
          <span className="muted">{mapping.kinds[kind]}</span> {name}
          {accountNumber === null ? '' : ` (${accountNumber})`}
        </h3>
        <span className="muted small">{mapping.waiting(records)}</span>
      </div>
      {mayChange ? (
        <>
          {kind === 'payment-method' ? <HowItPays value={paymentType} onChange={setPaymentType} /> : null}
          {candidates.length === 0 ? null : (
            <ul className="row">
              {candidates.map((candidate) => (
                <li key={candidate.quickbooksId}>
                  <button
                    type="button"
                    className="button"
                    disabled={change.isPending || !candidate.active}
                    title={candidate.reason}
                    onClick={() => choose({ id: candidate.quickbooksId, name: candidate.name })}
                  >
                    {candidate.name}
                    <span className="muted small">{candidate.reason}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <ChooseEntry list={listOfKind[kind]} label={mapping.chooseFor(name)} onChoose={choose} />
        </>
      ) : null}
      {change.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(change.error, texts)}</p>
        </Notice>
      )}
    </li>
  );
}

export function MissingNames() {
  const { mapping } = useTexts();
  const { id: companyId } = useCompany();
  const query = useInfiniteQuery(missingQuery(companyId));
  const [freed, setFreed] = useState(0);
  return (
    <section aria-labelledby="missing">
      <h2 id="missing" style={{ marginBottom: '0.75rem' }}>
        {mapping.missing}
      </h2>
      {freed === 0 ? null : (
        <div style={{ marginBottom: '1rem' }}>
          <Notice kind="good" title={mapping.freed(freed)}>
            <p>{mapping.freedHint}</p>
            <div>
              <RunNewBatch />
            </div>
          </Notice>
        </div>
      )}
      <PagesView query={query} empty={<EmptyState icon="check" title={mapping.noneMissing} />}>
        {(items) => (
          <ul className="stack">
            {items.map((missing) => (
              <Missing
                key={`${missing.kind} ${missing.name} ${missing.accountNumber}`}
                missing={missing}
                onFreed={(records) => setFreed((before) => before + records)}
              />
            ))}
          </ul>
        )}
      </PagesView>
    </section>
  );
}
