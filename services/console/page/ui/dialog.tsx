import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type DialogProps = {
  title: string;
  /** If absent, the dialog can only be closed by its buttons. */
  onClose?: (() => void) | undefined;
  isWide?: boolean;
  children: ReactNode;
  /** The buttons; the main one comes last. */
  end?: ReactNode;
};

/** A modal dialog. Focus stays in it, Escape closes it, and then focus returns to where it was. */
export function Dialog({ title, onClose, isWide = false, children, end }: DialogProps) {
  return (
    <ModalOverlay
      className="modal-ground"
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose?.();
      }}
    >
      <Modal className={isWide ? 'modal wide' : 'modal'}>
        <AriaDialog>
          <div className="dialog">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            {end === undefined ? null : <div className="dialog-end">{end}</div>}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
