/** Electron's class, as far as this shell has it: it says that it can show none, and shows none. */
export class Notification {
  static isSupported(): boolean {
    return false;
  }

  on(_event: string, _listener: () => void): this {
    return this;
  }

  show(): void {
    throw new Error('not in this shell: Notification.show');
  }
}
