import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessagePortMain, Session, WebContents, WebFrameMain } from "electron";

/**
 * A stand-in for one of Electron's objects, made of the members that a test gives and checked against Electron's own
 * types. Touching any other member fails the test: the code under test may use no more than was thought of.
 */
export function double<T extends object>(members: Partial<T>): T {
  return new Proxy(members as T, {
    get(target, name, receiver) {
      // A promise resolved with a double asks for `then`.
      if (name === "then" || typeof name === "symbol" || name in target) return Reflect.get(target, name, receiver);
      throw new Error(`the double has no member ${String(name)}`);
    },
  });
}

type Listener = (...args: never[]) => unknown;

/** Remembers listeners by event, and calls them. */
export class Events {
  readonly listeners = new Map<string, Listener[]>();
  readonly on = (name: string, listener: Listener): this => {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    return this;
  };
  emit(name: string, ...args: unknown[]): unknown[] {
    return (this.listeners.get(name) ?? []).map((listener) => (listener as (...given: unknown[]) => unknown)(...args));
  }
}

/** ipcMain with its handlers at hand. */
export class IpcDouble extends Events {
  readonly handlers = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>();
  readonly ipc = double<IpcMain>({
    handle: (name, handler) => {
      this.handlers.set(name, handler);
    },
    on: ((name: string, listener: Listener) => {
      this.on(name, listener);
      return this.ipc;
    }) as IpcMain["on"],
  });
  async invoke(name: string, event: IpcMainInvokeEvent, ...args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`No handler registered for '${name}'`);
    return handler(event, ...args);
  }
}

export interface Sender {
  readonly url: string;
  readonly contents: number;
  readonly subFrame?: boolean;
  readonly gone?: boolean;
  readonly onPost?: (channel: string, message: unknown, ports: readonly unknown[]) => void;
}

/** A message event from a frame. */
export function messageEvent({
  url,
  contents,
  subFrame = false,
  gone = false,
  onPost,
}: Sender): IpcMainInvokeEvent & IpcMainEvent {
  const frame = double<WebFrameMain>({
    url,
    parent: subFrame ? double<WebFrameMain>({ url, parent: null }) : null,
    postMessage: (channel, message, ports) => onPost?.(channel, message, ports ?? []),
  });
  return double<IpcMainInvokeEvent & IpcMainEvent>({
    senderFrame: gone ? null : frame,
    sender: double<WebContents>({ id: contents }),
  });
}

/** Both ends of a message channel, delivering at once. */
export function portPair(): { readonly main: MessagePortMain; readonly page: { sent: unknown[]; send(data: unknown): void } } {
  const events = new Events();
  const sent: unknown[] = [];
  let started = false;
  const main = double<MessagePortMain>({
    on: ((name: string, listener: Listener) => {
      events.on(name, listener);
      return main;
    }) as MessagePortMain["on"],
    start: () => {
      started = true;
    },
    postMessage: (message) => {
      sent.push(message);
    },
  });
  return {
    main,
    page: {
      sent,
      send(data) {
        if (!started) throw new Error("the port was not started");
        events.emit("message", { data, ports: [] });
      },
    },
  };
}

/** A session that keeps the handlers it is given. */
export class SessionDouble {
  check: Parameters<Session["setPermissionCheckHandler"]>[0] = null;
  request: Parameters<Session["setPermissionRequestHandler"]>[0] = null;
  device: Parameters<Session["setDevicePermissionHandler"]>[0] = null;
  before: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | null = null;
  readonly schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  spelling = true;
  readonly session = double<Session>({
    setPermissionCheckHandler: (handler) => {
      this.check = handler;
    },
    setPermissionRequestHandler: (handler) => {
      this.request = handler;
    },
    setDevicePermissionHandler: (handler) => {
      this.device = handler;
    },
    setDisplayMediaRequestHandler: () => undefined,
    setSpellCheckerEnabled: (enable) => {
      this.spelling = enable;
    },
    webRequest: double<Session["webRequest"]>({
      onBeforeRequest: ((listener: NonNullable<SessionDouble["before"]>) => {
        this.before = listener;
      }) as Session["webRequest"]["onBeforeRequest"],
    }),
    protocol: double<Session["protocol"]>({
      handle: (scheme, handler) => {
        this.schemes.set(scheme, handler as (request: Request) => Response | Promise<Response>);
      },
    }),
  });

  /** Whether a request for this address would be cancelled. */
  cancels(url: string): boolean {
    let cancelled = false;
    this.before?.({ url }, (response) => {
      cancelled = response.cancel === true;
    });
    return cancelled;
  }
}
