/** What VS Code gives to the script of a webview, once. */
interface VsCodeApi<State> {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<State>(): VsCodeApi<State>;

/** The extension, as a page sees it. */
export interface Host<To, State> {
  send(message: To): void;
  /** What was remembered before the page was loaded again. */
  readonly state: State | undefined;
  remember(state: State): void;
}

/** Connects the page with the extension. */
export function connect<From, To, State>(onMessage: (message: From) => void): Host<To, State> {
  const api = acquireVsCodeApi<State>();
  window.addEventListener('message', ({ data }: MessageEvent<From>) => onMessage(data));
  return {
    send: (message) => api.postMessage(message),
    state: api.getState(),
    remember: (state) => api.setState(state),
  };
}
