import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { recordAddress } from '../addresses.ts';
import { outgoingTypes } from '../api/record-types.ts';
import type { Difference } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { Moment } from '../ui/moment.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { LongTable } from '../ui/table.tsx';
import type { RowProps } from '../ui/table.tsx';
import { Sentence } from '../ui/sentences.tsx';
import { AcceptanceDialog } from './acceptance-dialog.tsx';

const looks: Record<Difference['kind'], Look> = {
  deleted: { tone: 'bad', icon: 'trash' },
  voided: { tone: 'bad', icon: 'stop' },
  edited: { tone: 'warn', icon: 'edit' },
  orphan: { tone: 'warn', icon: 'question' },
  account: { tone: 'warn', icon: 'edit' },
  money: { tone: 'warn', icon: 'warning' },
  application: { tone: 'warn', icon: 'warning' },
};

/** Both values of each field. */
function Values({ fields }: Pick<Difference, 'fields'>) {
  const { comparison } = useTexts();
  if (fields.length === 0) return null;
  return (
    <dl className="both-values small">
      {fields.map(({ field, name, ours, theirs }) => (
        <div key={field}>
          <dt>{name}</dt>
          <dd>
            {comparison.here} <strong className="break">{ours ?? comparison.nothing}</strong>
          </dd>
          <dd>
            {comparison.there} <strong className="break">{theirs ?? comparison.nothing}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Accepted({ acceptance }: { acceptance: NonNullable<Difference['acceptance']> }) {
  const { comparison } = useTexts();
  return (
    <p className="small break">
      “{acceptance.note}” <span className="muted">{comparison.acceptedBy(acceptance.by)}</span>{' '}
      <Moment at={acceptance.at} />
    </p>
  );
}

function RecordOf({ difference: { type, record, entity, quickbooksId, docNumber } }: { difference: Difference }) {
  const { types } = useTexts();
  const { id: companyId } = useCompany();
  const outgoing = outgoingTypes.find((name) => name === type);
  if (record === null || outgoing === undefined) {
    return (
      <>
        <DocumentLink entity={entity} id={quickbooksId} docNumber={docNumber} />{' '}
        <span className="muted small">{types[type]}</span>
      </>
    );
  }
  return (
    <>
      <RowLink className="main-link" to={recordAddress(companyId, outgoing, record.externalId)}>
        {record.externalId}
      </RowLink>{' '}
      <span className="muted small">{types[type]}</span>
    </>
  );
}

/** What can be done about a difference; nothing once it is closed. */
function Ways({ difference, onAsk }: { difference: Difference; onAsk: (difference: Difference) => void }) {
  const { comparison } = useTexts();
  const { id: companyId } = useCompany();
  const mayDecide = useMay('records:write');
  if (difference.state === 'closed' || !mayDecide) return null;
  const { record, type, operations } = difference;
  const outgoing = outgoingTypes.find((name) => name === type);
  const name = record?.externalId ?? difference.docNumber ?? difference.quickbooksId;
  return (
    <span className="row">
      {operations.length === 0 || record === null || outgoing === undefined ? null : (
        <Link
          className="button"
          to="/companies/$companyId/records/$type/$externalId"
          params={{ companyId, type: outgoing, externalId: record.externalId }}
          aria-label={comparison.decideOf(name)}
        >
          {comparison.decide}
        </Link>
      )}
      <button
        type="button"
        className="button"
        aria-label={difference.state === 'open' ? comparison.acceptOf(name) : comparison.withdrawOf(name)}
        onClick={() => onAsk(difference)}
      >
        {difference.state === 'open' ? comparison.accept : comparison.withdraw}
      </button>
    </span>
  );
}

type RowOfProps = { difference: Difference; row: RowProps; onAsk: (difference: Difference) => void };

function Row({ difference, row, onAsk }: RowOfProps) {
  const { comparison } = useTexts();
  const { kind, state, message, fix, fields, acceptance, entity, quickbooksId, docNumber } = difference;
  return (
    <tr {...row}>
      <th scope="row">
        <RecordOf difference={difference} />
      </th>
      <td data-label={comparison.difference}>
        <div className="stack tight">
          <span className="row">
            <Badge {...looks[kind]}>{comparison.kinds[kind]}</Badge>
            {state === 'open' ? null : (
              <Badge tone="idle" icon={state === 'accepted' ? 'check' : 'stop'}>
                {comparison.states[state]}
              </Badge>
            )}
          </span>
          <span className="break">
            <Sentence>{message}</Sentence>
          </span>
          <Values fields={fields} />
          {acceptance === null ? null : <Accepted acceptance={acceptance} />}
          {state === 'open' ? (
            <span className="muted break">
              <Sentence>{fix}</Sentence>
            </span>
          ) : null}
        </div>
      </td>
      <td data-label={comparison.document}>
        <DocumentLink entity={entity} id={quickbooksId} docNumber={docNumber} isGone={kind === 'deleted'} />
      </td>
      <td data-label={comparison.found}>
        <Moment at={difference.firstAt} />
      </td>
      <td className="end">
        <Ways difference={difference} onAsk={onAsk} />
      </td>
    </tr>
  );
}

/** The differences, each with both values, what to do about it, and a way to accept it. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const { comparison } = useTexts();
  const [asked, setAsked] = useState<Difference>();
  return (
    <>
      <LongTable
        columns={[
          comparison.record,
          comparison.difference,
          comparison.document,
          comparison.found,
          { name: comparison.ways, is: 'hidden' },
        ]}
        items={differences}
        keyOf={({ id }) => id}
      >
        {(difference, { key, ...row }) => <Row key={key} difference={difference} row={row} onAsk={setAsked} />}
      </LongTable>
      {asked === undefined ? null : <AcceptanceDialog difference={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
