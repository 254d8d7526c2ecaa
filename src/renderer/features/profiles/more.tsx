import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import styles from './profile-form.module.css';

interface MoreProps {
  readonly title: ReactNode;
  /** True where something in it has to be looked at: it is open then, and stays so. */
  readonly needsLook: boolean;
  readonly children: ReactNode;
}

/** A part of the form that most profiles do not need. */
export function More({ title, needsLook, children }: MoreProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.more}>
      <Disclosure isOpen={isOpen || needsLook} onToggle={setIsOpen} summary={<h3>{title}</h3>}>
        {(isOpen || needsLook) && children}
      </Disclosure>
    </div>
  );
}
