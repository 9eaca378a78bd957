import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, isProblem } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Difference } from '../api/api.ts';
import { companyKey } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { Sentence } from '../ui/sentences.tsx';

const FORM = 'acceptance';
const path = '/v1/companies/{companyId}/differences/{differenceId}/acceptance';

function useAcceptance(difference: Difference, onDone: () => void) {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (note: string | undefined) => {
      const params = {
        path: { companyId, differenceId: difference.id },
        // The version that was shown, so that somebody else's decision meanwhile is not overwritten.
        header: { 'if-match': `"${difference.version}"` },
      };
      return note === undefined
        ? (await answered(api.DELETE(path, { params }))).data
        : (await answered(api.PUT(path, { params, body: { note } }))).data;
    },
    onSuccess: onDone,
    onSettled: async () => queries.invalidateQueries({ queryKey: companyKey(companyId) }),
  });
}

/** Accepts a difference, with a reason, or takes an acceptance back. */
export function AcceptanceDialog({ difference, onClose }: { difference: Difference; onClose: () => void }) {
  const texts = useTexts();
  const { comparison, dialog } = texts;
  const [note, setNote] = useState('');
  const changing = useAcceptance(difference, onClose);
  const isOpen = difference.state === 'open';
  const name = difference.record?.externalId ?? difference.docNumber ?? difference.quickbooksId;
  return (
    <Dialog
      title={isOpen ? comparison.acceptOf(name) : comparison.withdrawOf(name)}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button type="submit" form={FORM} className="button primary" disabled={changing.isPending}>
            {isOpen ? comparison.accept : comparison.withdraw}
          </button>
        </>
      }
    >
      <form
        id={FORM}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate(isOpen ? note.trim() : undefined);
        }}
      >
        <p className="break">
          <Sentence>{difference.message}</Sentence>
        </p>
        <p className="muted">{isOpen ? comparison.acceptHint : comparison.withdrawHint}</p>
        {isOpen ? (
          <div className="field">
            <label htmlFor="acceptance-note">{comparison.note}</label>
            <textarea
              id="acceptance-note"
              className="input"
              required
              maxLength={1000}
              rows={3}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
        ) : null}
        {changing.error === null ? null : (
          <Notice kind="bad">
            <p>
              {isProblem(changing.error, 'version-mismatch')
                ? comparison.changedMeanwhile
                : problemText(changing.error, texts)}
            </p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
