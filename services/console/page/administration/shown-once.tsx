import { useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';

type ShownOnceProps = { title: string; hint?: string; secret: string; onClose: () => void };

/** A secret that is shown only once, with a button to copy it. */
export function ShownOnce({ title, hint, secret, onClose }: ShownOnceProps) {
  const { admin } = useTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog
      title={title}
      end={
        <>
          {/* The clipboard is only available over HTTPS and on localhost. */}
          {window.isSecureContext ? (
            <button
              type="button"
              className="button"
              onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
            >
              {isCopied ? admin.copied : admin.copy}
            </button>
          ) : null}
          <button type="button" className="button primary" onClick={onClose}>
            {admin.haveIt}
          </button>
        </>
      }
    >
      <p>{hint ?? admin.shownOnceHint}</p>
      <code className="secret break">{secret}</code>
    </Dialog>
  );
}
