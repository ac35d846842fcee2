import type { ChannelName, Desktop } from "../../shared/desktop.ts";

type Bytes = Uint8Array<ArrayBuffer>;

async function sha256(...parts: readonly Bytes[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * The shell's side of the contract in memory, as much of it as the engine needs in a browser test: files, journal and
 * attachments. `sealed` is everything that would lie on disk.
 */
export function memoryDesktop(): { readonly desktop: Desktop; sealed(): readonly Bytes[] } {
  const files = new Map<string, Bytes>();
  const attachments = new Map<string, Bytes>();
  const staged = new Map<string, Bytes[]>();
  const frames: { readonly bytes: Bytes; readonly hash: string }[] = [];
  const journal = "a".repeat(32);
  const none = "0".repeat(64);
  const hashAt = (count: number) => (count === 0 ? none : (frames[count - 1]?.hash ?? null));
  const position = () => ({ journal, frames: frames.length, head: hashAt(frames.length) ?? none });

  const answers: { readonly [C in ChannelName]?: (request: never, bytes: Bytes) => Promise<object> } = {
    "desk.status": async () => ({ shell: "memory", platform: "test", version: "0", folder: "/", freeBytes: 1e12, today: "" }),
    "file.read": async ({ name }: { name: string }) => ({ exists: files.has(name), bytes: files.get(name) }),
    "file.write": async ({ name }: { name: string }, bytes) => {
      files.set(name, bytes.slice());
      return {};
    },
    "journal.position": async () => position(),
    "journal.hash-at": async ({ frames: count }: { frames: number }) => ({ hash: hashAt(count) }),
    "journal.append": async ({ expect }: { expect: { frames: number } }, bytes) => {
      if (expect.frames !== frames.length) throw new Error("journal-diverged");
      const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
      const frame = bytes.slice(4, 4 + length);
      frames.push({ bytes: frame, hash: await sha256(fromHex(position().head), frame) });
      return position();
    },
    "journal.read": async ({ from }: { from: number }) => {
      const parts = frames.slice(from).map((frame) => {
        const framed = new Uint8Array(4 + frame.bytes.length);
        new DataView(framed.buffer).setUint32(0, frame.bytes.length, true);
        framed.set(frame.bytes, 4);
        return framed;
      });
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return { next: null, hashes: frames.slice(from).map((frame) => frame.hash), bytes };
    },
    "attachment.begin": async () => {
      const token = `t${staged.size}`;
      staged.set(token, []);
      return { token };
    },
    "attachment.append": async ({ token }: { token: string }, bytes) => {
      staged.get(token)?.push(bytes.slice());
      return {};
    },
    "attachment.commit": async ({ token, name }: { token: string; name: string }) => {
      attachments.set(name, new Uint8Array(await new Blob(staged.get(token) ?? []).arrayBuffer()));
      return {};
    },
    "attachment.size": async ({ names }: { names: string[] }) => ({
      sizes: names.map((name) => attachments.get(name)?.length ?? null),
    }),
    "attachment.read": async ({ name, offset, length }: { name: string; offset: number; length: number }) => ({
      bytes: attachments.get(name)?.slice(offset, offset + length),
    }),
  };
  const call = async (channel: ChannelName, request: unknown, bytes: Bytes = new Uint8Array(0)) => {
    const answer = answers[channel] as ((request: unknown, bytes: Bytes) => Promise<object>) | undefined;
    if (!answer) throw new Error(`no ${channel} in this test`);
    return answer(request, bytes);
  };
  return {
    desktop: { call: call as Desktop["call"] },
    sealed: () => [...files.values(), ...attachments.values(), ...frames.map((frame) => frame.bytes)],
  };
}
