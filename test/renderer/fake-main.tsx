import { mount } from "../../renderer/app/mount.tsx";
import { fakeDesktop } from "./fake-desktop.ts";
import { fakeEngine, scenes } from "./fake-engine.ts";

// fake.html?scene=district#/exchange/receive
const query = new URLSearchParams(window.location.search);
const scene = scenes.find((one) => one === query.get("scene")) ?? "township";
const root = document.getElementById("root");
if (root) mount(root, { engine: fakeEngine(scene), desktop: fakeDesktop });
