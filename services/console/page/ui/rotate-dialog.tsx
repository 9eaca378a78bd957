import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

const DAY_S = 86_400;

type RotateDialogProps = {
  title: string;
  hint: string;
  /** What the button says that does it. */
  action: string;
  /** How long the old one goes on, in days: the label of the choice, the choices, and each in words. */
  overlap: { label: string; days: readonly number[]; inWords: (days: number) => string };
  /** Asks for the new secret. */
  rotate: (order: { key: string; overlapSeconds: number }) => Promise<string>;
  /** Shows it, once. */
  shown: (secret: string) => ReactNode;
  /** What is read anew then. */
  queryKey: readonly string[];
  onClose: () => void;
};

/** Replaces a secret by a new one. The old one goes on for a while, so that nothing is refused or lost meanwhile. */
export function RotateDialog({ title, hint, action, overlap, rotate, shown, queryKey, onClose }: RotateDialogProps) {
  const texts = useTexts();
  const queries = useQueryClient();
  const [days, setDays] = useState(1);
  const [key] = useState(() => crypto.randomUUID());
  const rotating = useMutation({
    mutationFn: async () => rotate({ key, overlapSeconds: days * DAY_S }),
    onSuccess: async () => queries.invalidateQueries({ queryKey }),
  });
  if (rotating.data !== undefined) return shown(rotating.data);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {texts.dialog.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={rotating.isPending}
            onClick={() => rotating.mutate()}
          >
            {action}
          </button>
        </>
      }
    >
      <p>{hint}</p>
      <label className="field">
        <span className="label">{overlap.label}</span>
        <select className="select" value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {overlap.days.map((length) => (
            <option key={length} value={length}>
              {overlap.inWords(length)}
            </option>
          ))}
        </select>
      </label>
      {rotating.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(rotating.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
