import { Notification, type SystemNotification } from './electron.ts';

/** Notifications of the system: shown outside the window, while the window is behind others or small. */
export interface ShellNotifications {
  areSupported(): boolean;
  /** Shows one; `onPress` hears of a person's press on it. */
  show(title: string, body: string, onPress: () => void): void;
}

/** The system's notifications over the shell's own. */
export function createNotifications(): ShellNotifications {
  // A notification that nothing holds may be collected with its listeners, and a press on it would be lost.
  const shown = new Set<SystemNotification>();
  return {
    areSupported: () => Notification.isSupported(),
    show(title, body, onPress) {
      const notification = new Notification({ title, body });
      shown.add(notification);
      const forget = (): void => void shown.delete(notification);
      notification.on('click', () => {
        forget();
        onPress();
      });
      notification.on('close', forget);
      notification.on('failed', forget);
      notification.show();
    },
  };
}
