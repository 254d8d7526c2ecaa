import { only } from '../page/only.ts';

/** Stands for a member of Electron that the stand-in has not: naming it is fine, using it says so. */
function missing(name: string): never {
  const refuse = (): never => {
    throw new Error(`not in this shell: ${name}`);
  };
  // A function, so that it can be called and constructed as classes are.
  return only(name, new Proxy(function standIn() {}, { apply: refuse, construct: refuse })) as never;
}

export const BaseWindow = missing('BaseWindow');
export const BrowserView = missing('BrowserView');
export const ClipboardItem = missing('ClipboardItem');
export const ImageView = missing('ImageView');
export const IpcMainServiceWorker = missing('IpcMainServiceWorker');
export const MenuItem = missing('MenuItem');
export const MessageChannelMain = missing('MessageChannelMain');
export const ShareMenu = missing('ShareMenu');
export const TouchBar = missing('TouchBar');
export const Tray = missing('Tray');
export const View = missing('View');
export const WebContentsView = missing('WebContentsView');
export const WebSocket = missing('WebSocket');
export const autoUpdater = missing('autoUpdater');
export const contentTracing = missing('contentTracing');
export const crashReporter = missing('crashReporter');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const inAppPurchase = missing('inAppPurchase');
export const nativeImage = missing('nativeImage');
export const nativeTheme = missing('nativeTheme');
export const net = missing('net');
export const netLog = missing('netLog');
export const powerMonitor = missing('powerMonitor');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const pushNotifications = missing('pushNotifications');
export const safeStorage = missing('safeStorage');
export const systemPreferences = missing('systemPreferences');
export const utilityProcess = missing('utilityProcess');
export const webContents = missing('webContents');
export const webFrameMain = missing('webFrameMain');
