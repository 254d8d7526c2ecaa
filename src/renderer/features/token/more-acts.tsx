import { Copy, FileJson, FileKey, FilePen, GitCompareArrows, Send, Trash2, UserRound } from 'lucide-react';
import type { MenuEntry } from '../../ui/menu/menu.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import type { TokenActsProps } from './token-acts.tsx';

/** An entry of the menu with what it does. */
export type MoreAct = MenuEntry & { readonly run: () => void };

/** What else can be done with a token; an entry that cannot be chosen says why. */
export function moreActs({
  token: { can, cannot, summary },
  acts,
  onCall,
  onCompare,
  onEditCopy,
  onRemove,
}: TokenActsProps & { readonly onRemove: () => void }): readonly MoreAct[] {
  const { acts: words } = tokenWords;
  return [
    {
      id: 'copy_header',
      label: words.copyHeader,
      icon: <Copy aria-hidden="true" />,
      run: () => acts.copy('header'),
    },
    {
      id: 'userinfo',
      label: words.userinfo,
      icon: <UserRound aria-hidden="true" />,
      isDisabled: !can.userinfo,
      detail: cannot['userinfo'],
      run: () => acts.start('token.userinfo'),
    },
    ...(onCall
      ? [
          {
            id: 'call',
            label: words.call,
            icon: <Send aria-hidden="true" />,
            isDisabled: !can.call,
            detail: cannot['call'],
            run: onCall,
          },
        ]
      : []),
    {
      id: 'compare',
      label: words.compare,
      icon: <GitCompareArrows aria-hidden="true" />,
      run: () => onCompare(summary.id),
    },
    {
      id: 'edit_copy',
      label: words.editCopy,
      detail: words.editCopyDetail,
      icon: <FilePen aria-hidden="true" />,
      run: () => onEditCopy(summary.id),
    },
    {
      id: 'export',
      label: words.export,
      detail: words.exportDetail,
      icon: <FileJson aria-hidden="true" />,
      run: () => acts.export(false),
    },
    {
      id: 'export_whole',
      label: words.exportWhole,
      detail: words.exportWholeDetail,
      icon: <FileKey aria-hidden="true" />,
      run: () => acts.export(true),
    },
    {
      id: 'remove',
      label: words.remove,
      detail: words.removeDetail,
      icon: <Trash2 aria-hidden="true" />,
      isDanger: true,
      run: onRemove,
    },
  ];
}
