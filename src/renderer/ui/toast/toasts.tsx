import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { cx } from '../cx.ts';
import { type ToastItem, dismissToast, useToasts } from './toast.ts';
import styles from './toast.module.css';

/** The place where the window says things in passing. It is for the eyes: the announcer says them to screen readers. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={styles.place} aria-label={uiWords.toasts}>
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Toast({ toast }: { readonly toast: ToastItem }) {
  const { id, text, tone = 'plain', action, ms } = toast;
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(id), ms);
    return () => clearTimeout(timer);
  }, [id, isHeld, ms]);
  const hold = { onPointerEnter: () => setIsHeld(true), onPointerLeave: () => setIsHeld(false) };
  return (
    <div
      className={cx(styles.toast, styles[tone])}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      {...hold}
    >
      {tone === 'fault' && <CircleAlert aria-hidden="true" />}
      <span className={styles.text}>{text}</span>
      {action && (
        <Button
          size="small"
          onPress={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        icon={<X aria-hidden="true" />}
        aria-label={uiWords.close}
        onPress={() => dismissToast(id)}
      />
    </div>
  );
}
