import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type DialogProps = {
  title: string;
  /** Without it, it cannot be closed but by what it asks for. */
  onClose?: (() => void) | undefined;
  isWide?: boolean;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  end?: ReactNode;
};

/** A question over the page. Focus stays in it, Escape closes it, and then focus is where it was. */
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
