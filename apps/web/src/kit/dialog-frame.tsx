import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogFrameProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  alert?: boolean;
}

/** A modal dialog: focus goes in, stays in, and returns; Escape closes. Mount it to open it. */
export function DialogFrame({ title, onClose, children, alert }: DialogFrameProps) {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable={!alert} onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal">
        <Dialog role={alert ? 'alertdialog' : 'dialog'}>
          <div className="stack">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
