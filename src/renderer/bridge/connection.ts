import type { AssayBridge } from '../../contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only door to the program. */
    readonly assay?: AssayBridge;
  }
}

/** The program's end of the bridge. Absent only where the page was opened outside Assay. */
export function connection(): AssayBridge | undefined {
  return window.assay;
}
