/** The part of the Chrome DevTools Protocol that the stand-in uses, as Chromium 156 speaks it. */

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly browserContextId?: string;
}

interface Frame {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
  readonly urlFragment?: string;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

interface ExecutionContext {
  readonly id: number;
  readonly name: string;
  readonly auxData?: { readonly frameId?: string };
}

type Nothing = Readonly<Record<string, never>>;

/** A browser window's place and size, and whether it is in its normal state. */
export interface WindowBounds {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
}

/** Command → its parameters and its result. */
export interface Commands {
  'Browser.close': { params: Nothing; result: Nothing };
  'Browser.getWindowForTarget': {
    params: { targetId: string };
    result: { windowId: number; bounds: WindowBounds };
  };
  'Browser.grantPermissions': { params: { permissions: string[]; origin: string }; result: Nothing };
  'Browser.setDownloadBehavior': { params: { behavior: 'deny' }; result: Nothing };
  'Browser.setWindowBounds': {
    params: { windowId: number; bounds: WindowBounds };
    result: Nothing;
  };
  'Emulation.setFocusEmulationEnabled': { params: { enabled: boolean }; result: Nothing };
  'Fetch.enable': { params: { patterns: { urlPattern: string }[] }; result: Nothing };
  'Fetch.failRequest': { params: { requestId: string; errorReason: 'Aborted' | 'Failed' }; result: Nothing };
  'Fetch.fulfillRequest': {
    params: { requestId: string; responseCode: number; responseHeaders: Header[]; body: string };
    result: Nothing;
  };
  'Inspector.enable': { params: Nothing; result: Nothing };
  'Page.addScriptToEvaluateOnNewDocument': {
    params: { source: string; worldName?: string };
    result: { identifier: string };
  };
  'Page.bringToFront': { params: Nothing; result: Nothing };
  'Page.enable': { params: Nothing; result: Nothing };
  'Page.getFrameTree': { params: Nothing; result: { frameTree: { readonly frame: Frame } } };
  'Page.navigate': { params: { url: string }; result: { loaderId?: string; errorText?: string } };
  'Page.setLifecycleEventsEnabled': { params: { enabled: boolean }; result: Nothing };
  'Runtime.addBinding': { params: { name: string; executionContextName?: string }; result: Nothing };
  'Runtime.callFunctionOn': {
    params: { functionDeclaration: string; executionContextId: number; arguments: { value: unknown }[] };
    result: Nothing;
  };
  'Runtime.enable': { params: Nothing; result: Nothing };
  'Runtime.evaluate': {
    params: { expression: string; awaitPromise: boolean; returnByValue: boolean; userGesture: boolean };
    result: { result: { value?: unknown }; exceptionDetails?: { text: string } };
  };
  'Runtime.runIfWaitingForDebugger': { params: Nothing; result: Nothing };
  'Target.attachToTarget': { params: { targetId: string; flatten: true }; result: { sessionId: string } };
  'Target.closeTarget': { params: { targetId: string }; result: Nothing };
  'Target.createBrowserContext': {
    params: { proxyServer: string };
    result: { browserContextId: string };
  };
  'Target.createTarget': {
    params: { url: string; browserContextId?: string; hidden?: boolean; background?: boolean };
    result: { targetId: string };
  };
  'Target.setAutoAttach': {
    params: { autoAttach: boolean; waitForDebuggerOnStart: boolean; flatten: true };
    result: Nothing;
  };
  'Target.setDiscoverTargets': { params: { discover: boolean }; result: Nothing };
}

/** Event → what it carries. */
export interface Events {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': Nothing;
  'Page.frameDetached': { readonly frameId: string };
  'Page.frameResized': Nothing;
  'Page.frameNavigated': { readonly frame: Frame };
  'Page.lifecycleEvent': { readonly frameId: string; readonly loaderId: string; readonly name: string };
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Runtime.bindingCalled': {
    readonly name: string;
    readonly payload: string;
    readonly executionContextId: number;
  };
  'Runtime.executionContextCreated': { readonly context: ExecutionContext };
  'Runtime.executionContextDestroyed': { readonly executionContextId: number };
  'Runtime.executionContextsCleared': Nothing;
  'Target.attachedToTarget': { readonly sessionId: string; readonly targetInfo: TargetInfo };
  'Target.targetCreated': { readonly targetInfo: TargetInfo };
  'Target.targetDestroyed': { readonly targetId: string };
}
