/** An event on its way to the window: its name in the contract and its payload. */
export interface BridgeEvent {
  readonly name: string;
  readonly payload: unknown;
}

/** What the preload puts on the page as `window.assay`. What crosses is JSON. */
export interface AssayBridge {
  /** Calls a command of the contract. Answers with a `Result` always, also where the call is refused. */
  invoke(name: string, input: unknown): Promise<unknown>;
  /** Hears every event of the contract from now on. Gives back, at once, what ends it. */
  subscribe(listener: (event: BridgeEvent) => void): () => void;
}
