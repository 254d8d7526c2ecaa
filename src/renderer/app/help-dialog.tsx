import { Dialog } from '../ui/dialog/dialog.tsx';
import { IS_MAC } from '../ui/platform.ts';
import { appWords } from '../words/app.ts';
import { SHORTCUTS, keysOf } from './shortcuts/shortcuts.model.ts';
import styles from './shell.module.css';

/** Every shortcut, from the table that makes them work. */
export function HelpDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title={appWords.help} isOpen={isOpen} onClose={onClose}>
      <dl className={styles.shortcuts}>
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.id}>
            <dt>{shortcut.words}</dt>
            <dd>
              <kbd>{keysOf(shortcut.id, IS_MAC)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
