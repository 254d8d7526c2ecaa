import { Dialog } from '../ui/dialog/dialog.tsx';
import { appWords } from '../words/app.ts';
import { ShortcutTable } from '../ui/acts/shortcut-table.tsx';

/** Every shortcut, from the table that makes them work. */
export function HelpDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title={appWords.help} isOpen={isOpen} onClose={onClose}>
      <ShortcutTable />
    </Dialog>
  );
}
