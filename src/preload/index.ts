import { contextBridge, ipcRenderer } from 'electron';
import type { AssayBridge, BridgeEvent } from '../contract/bridge.ts';
import type { CHANNELS } from '../contract/channels.ts';

// A sandboxed preload bundles only types of the contract: these must be its two channels to compile.
const INVOKE: (typeof CHANNELS)['invoke'] = 'assay:invoke';
const EVENT: (typeof CHANNELS)['event'] = 'assay:event';

const bridge: AssayBridge = {
  invoke: (name, input) => ipcRenderer.invoke(INVOKE, name, input),
  subscribe(listener) {
    // Electron's own event object stays here: it holds the sender.
    const forward = (_event: unknown, event: BridgeEvent): void => listener(event);
    ipcRenderer.on(EVENT, forward);
    return () => {
      ipcRenderer.removeListener(EVENT, forward);
    };
  },
};

contextBridge.exposeInMainWorld('assay', bridge);
