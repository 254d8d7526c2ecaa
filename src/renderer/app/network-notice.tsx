import { CloudOff } from 'lucide-react';
import type { Fault } from '../../core/faults.ts';
import { Button } from '../ui/button/button.tsx';
import { cx } from '../ui/cx.ts';
import { networkWords } from '../words/network.ts';
import styles from './shell.module.css';

export interface NetworkNoticeProps {
  readonly fault: Fault;
  readonly onSettings: () => void;
}

/** Says at the top that nothing is sent, since the proxy or the authorities of the settings cannot be used. */
export function NetworkNotice({ fault, onSettings }: NetworkNoticeProps) {
  return (
    <aside className={cx(styles.notice, styles.locked)} aria-label={networkWords.shut}>
      <CloudOff aria-hidden="true" />
      <div className={styles.noticeText}>
        <p>
          <strong>{networkWords.shut}.</strong> {fault.message} {fault.remedy}
        </p>
        <div className={styles.noticeActs}>
          <Button size="small" onPress={onSettings}>
            {networkWords.open}
          </Button>
        </div>
      </div>
    </aside>
  );
}
