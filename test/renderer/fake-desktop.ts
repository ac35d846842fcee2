import type { ChannelName, ChannelRequest, ChannelResponse, Desktop } from "../../shared/desktop.ts";
import { ServiceFailure } from "../../shared/desktop.ts";
import { today } from "./fake-data.ts";

const places = [
  { path: "E:\\", label: "U 盘 (E:)", removable: true, freeBytes: 14_800_000_000 },
  { path: "F:\\", label: "移动硬盘 (F:)", removable: true, freeBytes: 412_000_000_000 },
  { path: "C:\\Users\\Public\\Documents", label: "文档", removable: false, freeBytes: 91_000_000_000 },
  { path: "C:\\Users\\Public\\Desktop", label: "桌面", removable: false, freeBytes: 91_000_000_000 },
];

let staged = 0;
let left = [{ token: "f".repeat(32), name: "石门乡-云岭区信访局-20261112.xfb", size: 4_435_072 }];

const answers: { readonly [C in ChannelName]?: (request: ChannelRequest<C>) => ChannelResponse<C> } = {
  "desk.status": () => ({
    shell: "chromium",
    platform: "win32",
    version: "0.1.0",
    folder: "C:\\Users\\Public\\信访台",
    freeBytes: 91_000_000_000,
    today,
  }),
  "place.list": () => ({ places }),
  "place.open": ({ path }) => {
    const root = path.length <= 3;
    if (path.includes("没有")) throw new ServiceFailure("not-found", "找不到这个文件夹。");
    return {
      path,
      parent: root ? null : path.replace(/\\[^\\]*$/, "").padEnd(3, "\\"),
      folders: root ? ["信访上报", "2026年11月", "照片"] : [],
      files: ["青溪镇", "南桥街道", "石门乡", "不明"].map((name, index) => ({
        name: `${name}-云岭区信访局-20261120.xfb`,
        size: 18_435_072 - index * 3_000_000,
        modified: `${today}T08:1${index}:00+08:00`,
      })),
    };
  },
  "place.choose-folder": () => ({ path: null, available: false }),
  "place.choose-files": () => ({ paths: [], available: false }),
  "incoming.stage": ({ path }) => ({
    token: (staged++ % 16).toString(16).padStart(32, "0"),
    name: path.split("\\").at(-1) ?? path,
    size: 18_435_072,
  }),
  "incoming.receive": () => ({ token: "0".repeat(32) }),
  "incoming.append": () => ({}),
  "incoming.received": ({ token }) => ({ token, name: "拖入的文件.xfb", size: 18_435_072 }),
  "incoming.discard": ({ token }) => {
    left = left.filter((file) => file.token !== token);
    return {};
  },
  "incoming.list": () => ({ files: left }),
  "print.html": () => ({ printed: false }),
  "notify.due": () => ({ shown: false }),
};

/** A shell with a stick in drive E: and a disk in drive F:, for looking at screens. */
export const fakeDesktop: Desktop = {
  async call(channel, request) {
    const answer = answers[channel];
    if (!answer) throw new ServiceFailure("bad-request", channel);
    return answer(request as never) as never;
  },
};
