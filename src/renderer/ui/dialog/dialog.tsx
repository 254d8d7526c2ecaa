import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { cx } from '../cx.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** `alertdialog` where a person is about to change something for good. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** A question or a page above the rest. Escape closes it; the focus comes back to where it was. */
export function Dialog({ title, isOpen, onClose, children, footer, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
      className={cx(styles.veil)}
    >
      <Modal className={cx(styles.modal)}>
        <AriaDialog role={role} className={cx(styles.dialog)}>
          <header className={styles.header}>
            <Heading slot="title">{title}</Heading>
            <Button
              look="quiet"
              size="small"
              icon={<X aria-hidden="true" />}
              aria-label={uiWords.close}
              onPress={onClose}
            />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
