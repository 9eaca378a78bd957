import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { batchAddress, companyAddress, recordAddress } from '../addresses.ts';
import type { Found, SearchResult } from '../api/api.ts';
import { chooseTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { LEAST_SEARCHED, searchQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { BatchBadge } from '../ui/badge.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useDebounced } from '../ui/use-debounced.ts';

const kinds = ['company', 'record', 'batch'] as const;

const keyOf = ({ kind, company, record, batch }: Found): string => `${kind}-${record?.id ?? batch?.id ?? company.id}`;

function addressOf({ company, record, batch }: Found): string {
  if (record !== null) return recordAddress(company.id, record.type, record.externalId);
  return batch === null ? companyAddress(company.id) : batchAddress(company.id, batch.id);
}

function nameOf({ company, record, batch }: Found): string {
  if (record !== null) return record.number ?? record.externalId;
  return batch === null ? company.name : batch.id;
}

function What({ found }: { found: Found }) {
  const { types, records } = useTexts();
  const { company, record, batch, realmId } = found;
  return (
    <span className="found">
      <span className="break">{nameOf(found)}</span>
      <span className="muted small row">
        {record === null && batch === null ? (realmId ?? '') : company.name}
        {record === null ? null : (
          <span>
            {types[record.type]}, {records.syncStates[record.syncState]}
          </span>
        )}
        {batch === null ? null : (
          <>
            <span>{types[batch.type]}</span>
            <BatchBadge state={batch.state} />
          </>
        )}
      </span>
    </span>
  );
}

type ResultsProps = {
  id: string;
  items: readonly Found[];
  active: Found | undefined;
  onChoose: (found: Found) => void;
  children: ReactNode;
};

/** The results, grouped by kind. */
function Results({ id, items, active, onChoose, children }: ResultsProps) {
  const { search } = useTexts();
  return (
    // Clicking in the list leaves the focus in the search field.
    <div className="popover below" onPointerDown={(event) => event.preventDefault()}>
      <div role="listbox" id={id} aria-label={search.results}>
        {kinds.map((kind) => {
          const found = items.filter((item) => item.kind === kind);
          if (found.length === 0) return null;
          return (
            <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
              <div id={`${id}-${kind}`} className="option-head">
                {search.kinds[kind]}
              </div>
              {found.map((item) => (
                <div
                  key={keyOf(item)}
                  id={`${id}-${keyOf(item)}`}
                  role="option"
                  aria-selected={item === active}
                  data-focused={item === active || undefined}
                  className="option"
                  onClick={() => onChoose(item)}
                >
                  <What found={item} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {children}
    </div>
  );
}

/** The text shown instead of results. */
function useResultText(
  { settled, typed }: { settled: string; typed: string },
  query: UseQueryResult<SearchResult>,
): string {
  const texts = useTexts();
  const { search, states } = texts;
  if (typed.length < LEAST_SEARCHED) return search.more(LEAST_SEARCHED);
  if (query.error !== null) return `${states.failed}: ${problemText(query.error, texts)}`;
  if (settled !== typed || query.data === undefined) return search.searching;
  const { items, more } = query.data;
  if (items.length === 0) return search.nothing(settled);
  return more ? search.others : '';
}

type HomeSearchProps = {
  /** The search text when the page opens. */
  text: string;
  /** Called with the text once nothing has been typed for a moment. */
  onSettle: (text: string) => void;
  /** The tenants' names, for an operator who looks at all tenants. */
  tenants?: ReadonlyMap<string, string>;
};

/** Opens a result. For an operator it chooses the tenant first. */
function useOpen(tenants: HomeSearchProps['tenants']): (found: Found) => void {
  const router = useRouter();
  return (found) => {
    const { tenantId } = found.company;
    const address = addressOf(found);
    if (tenants === undefined) void router.navigate({ to: address as '/' });
    else chooseTenant({ id: tenantId, name: tenants.get(tenantId) ?? tenantId }, `${pageConfig.prefix}${address}`);
  };
}

/**
 * Searches company names, realms, record numbers and batch ids. It can be used by keyboard alone: the ARIA pattern of a
 * combobox with a list. The widget library's combobox would add 32 kB to the first load and hide the list of companies
 * while it is open.
 */
export function HomeSearch({ text, onSettle, tenants }: HomeSearchProps) {
  const { search } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const now = typed.trim();
  const settled = useDebounced(now);
  useEffect(() => {
    if (settled !== text.trim()) onSettle(settled);
  }, [settled]);
  const query = useQuery({ ...searchQuery(settled), enabled: settled.length >= LEAST_SEARCHED });
  const found = settled === now ? (query.data?.items ?? []) : [];
  // In the order they are listed in.
  const items = kinds.flatMap((kind) => found.filter((item) => item.kind === kind));
  const active = items[at];
  const says = useResultText({ settled, typed: now }, query);
  const go = useOpen(tenants);
  const move = (by: number) => {
    setOpen(true);
    if (items.length > 0) setAt((at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ...(isOpen && { Escape: () => setOpen(false) }),
      ...(isOpen && active !== undefined && { Enter: () => go(active) }),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const isShown = isOpen && now !== '';
  return (
    <div className="field wide anchor">
      <label htmlFor={id}>{search.label}</label>
      <input
        id={id}
        className="input"
        type="search"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && active !== undefined ? `${id}-list-${keyOf(active)}` : undefined}
        maxLength={200}
        placeholder={search.hint}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {isShown ? (
        <Results id={`${id}-list`} items={items} active={active} onChoose={go}>
          {says === '' ? null : <p className="option muted small">{says}</p>}
        </Results>
      ) : null}
      <p className="visually-hidden" role="status">
        {isShown ? [items.length > 0 ? search.found(items.length) : '', says].join(' ') : ''}
      </p>
    </div>
  );
}
