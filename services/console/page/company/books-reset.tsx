import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, isProblem } from '@autosync/client';
import { api } from '../api/api.ts';
import type { BooksReset } from '../api/api.ts';
import { booksResetQuery, companyKey } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useCompany } from './use-company.ts';

const path = '/v1/companies/{companyId}/books-reset';

type Decision = BooksReset['decisions'][number]['decision'];
type Read = { reset: BooksReset; etag: string };

/** The reset of the company's books that was found; undefined if there is none, or it is not known yet. */
export function useBooksReset(): Read | undefined {
  const { id: companyId, connectionState } = useCompany();
  // Until somebody decides, the connection state is `needsReconnect`.
  const { data } = useQuery({ ...booksResetQuery(companyId), enabled: connectionState === 'needsReconnect' });
  return connectionState === 'needsReconnect' ? (data ?? undefined) : undefined;
}

function useDecide({ etag }: Read, onDone: () => void) {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async (decision: Decision) => {
      const header = { 'idempotency-key': `${key}-${decision}`, 'if-match': etag };
      return (await answered(api.POST(path, { params: { path: { companyId }, header }, body: { decision } }))).data;
    },
    onSuccess: onDone,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: companyKey(companyId) });
      await queries.invalidateQueries({ queryKey: ['companies'] });
    },
  });
}

/** Offers three decisions, each with its effect. What cannot be undone asks to confirm what was seen in QuickBooks. */
function DecideDialog({ read, onClose }: { read: Read; onClose: () => void }) {
  const texts = useTexts();
  const { books, dialog } = texts;
  const { name } = useCompany();
  const { known, decisions } = read.reset;
  const [decision, setDecision] = useState<Decision>();
  const [isSeen, setSeen] = useState(false);
  const deciding = useDecide(read, onClose);
  // Somebody else has decided meanwhile, or another reset was found.
  const isOver = isProblem(deciding.error, 'not-found') || isProblem(deciding.error, 'version-mismatch');
  return (
    <Dialog
      title={books.question(name)}
      onClose={onClose}
      isWide
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className={decision === 'same-books' ? 'button primary' : 'button danger'}
            disabled={decision === undefined || !isSeen || deciding.isPending}
            onClick={() => decision && deciding.mutate(decision)}
          >
            {decision === undefined ? books.decide : books.choices[decision].button}
          </button>
        </>
      }
    >
      <p>{books.look}</p>
      <fieldset className="plain stack tight">
        <legend className="label">{books.choose}</legend>
        {decisions.map(({ decision: one }) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="books"
              checked={one === decision}
              onChange={() => {
                setDecision(one);
                setSeen(false);
              }}
            />
            <span>
              {books.choices[one].name}
              <span className="hint">{books.choices[one].does(known)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {decision === undefined ? null : (
        <label className="choice">
          <input type="checkbox" checked={isSeen} onChange={({ target }) => setSeen(target.checked)} />
          <span>{books.choices[decision].seen}</span>
        </label>
      )}
      {deciding.error === null ? null : (
        <Notice kind="bad">
          <p>{isOver ? books.decidedMeanwhile : problemText(deciding.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

/** Says that the company's books were reset in QuickBooks, what that means, and leads to the decision. */
export function BooksBeganAnew({ read }: { read: Read }) {
  const { books } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const mayDecide = useMay('connections:write');
  return (
    <Notice kind="bad" title={books.title}>
      <p>{books.what}</p>
      <p className="small">
        {books.found} <Moment at={read.reset.foundAt} />
        {': '}
        <span className="break">{read.reset.detail}</span>
      </p>
      {mayDecide ? (
        <div>
          <button type="button" className="button primary" onClick={() => setOpen(true)}>
            {books.decide}
          </button>
        </div>
      ) : (
        <p>{books.askSomebody}</p>
      )}
      {isOpen ? <DecideDialog read={read} onClose={() => setOpen(false)} /> : null}
    </Notice>
  );
}
