import { Ellipsis } from 'lucide-react';
import { MenuButton, type MenuButtonProps } from '../../ui/menu/menu.tsx';

/** What can be done with a row of the tree. */
export function RowMenu(props: Pick<MenuButtonProps, 'label' | 'items' | 'onAction'>) {
  return (
    <MenuButton {...props} isIconOnly look="quiet" size="small" icon={<Ellipsis aria-hidden="true" />} />
  );
}
