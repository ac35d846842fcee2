import { mount } from "../../renderer/app/mount.tsx";
import { fakeDesktop } from "./fake-desktop.ts";
import { fakeEngine, scenes } from "./fake-engine.ts";

/** Every call to engine and shell, for tests that look at what a screen asked for. */
const calls: (readonly [name: string, request: unknown])[] = [];
Object.assign(window, { fakeCalls: calls });

// fake.html?scene=district#/exchange/receive
const query = new URLSearchParams(window.location.search);
const scene = scenes.find((one) => one === query.get("scene")) ?? "township";
const engine = fakeEngine(scene);
const api = new Proxy(engine.api, {
  get(target, name, receiver) {
    const method: unknown = Reflect.get(target, name, receiver);
    if (typeof method !== "function") return method;
    return (request: unknown) => {
      calls.push([String(name), request]);
      // A disk that does not answer.
      if ((window as { readonly fakeStuck?: string }).fakeStuck === name) return new Promise(() => undefined);
      return method.call(target, request);
    };
  },
});
const desktop: typeof fakeDesktop = {
  call(channel, request, bytes) {
    calls.push([channel, request]);
    return fakeDesktop.call(channel, request, bytes);
  },
};
const root = document.getElementById("root");
if (root) mount(root, { engine: { ...engine, api }, desktop });
