import { type ReactNode, useId } from 'react';
import styles from './start.module.css';

export interface DoorProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** One way to begin. */
export function Door({ icon, title, text, children }: DoorProps) {
  const headingId = useId();
  return (
    <section className={styles.door} aria-labelledby={headingId}>
      <div className={styles.head}>
        {icon}
        <h3 id={headingId}>{title}</h3>
      </div>
      <p>{text}</p>
      <div className={styles.act}>{children}</div>
    </section>
  );
}
