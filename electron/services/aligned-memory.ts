/** Node has it; its type stands only in the DOM library. */
declare const WebAssembly: { readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer } };

const page = 65_536;

/** Page-aligned memory, as direct reads want it: WebAssembly memory is the one kind that Node aligns. */
export function alignedMemory(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new WebAssembly.Memory({ initial: Math.ceil(length / page) }).buffer, 0, length);
}
