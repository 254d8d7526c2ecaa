import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from '../../ui/cx.ts';
import { paletteWords } from '../../words/palette.ts';
import { PaletteBox } from './palette-box.tsx';
import type { PaletteMode } from './palette.model.ts';
import { usePalette } from './palette.store.ts';
import styles from './palette.module.css';

export interface PaletteProps {
  readonly mode: PaletteMode;
  /** A text that is no search but something to take apart. */
  readonly onInspect: (text: string) => void;
}

/** Everything by name: acts of this place, profiles, tokens, settings. By keyboard alone; what is pasted is inspected. */
export function Palette({ mode, onInspect }: PaletteProps) {
  const close = usePalette((state) => state.close);
  const used = usePalette((state) => state.used);
  const leave = (act?: () => void) => {
    close();
    // The focus goes back to where it was first; an act that moves it moves it from there.
    if (act) requestAnimationFrame(() => requestAnimationFrame(act));
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={() => close()} className={cx(styles.veil)}>
      <Modal className={cx(styles.modal)}>
        <Dialog aria-label={paletteWords.label} className={cx(styles.dialog)}>
          <PaletteBox
            mode={mode}
            onItem={(item) => {
              used(item.id);
              leave(item.run);
            }}
            onInspect={(text) => leave(() => onInspect(text))}
            onClose={() => leave()}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
