import type { Bytes } from "../../shared/crypto/bytes.ts";

/** A file that a person chose cannot be read any more: its stick was pulled, or it was changed or deleted. */
export class FileUnreadable extends Error {
  override readonly name = "FileUnreadable";
}

/** The bytes of a chosen file. What the browser says of a file that it lost (a DOMException) becomes FileUnreadable. */
export function bytesOfFile(file: Blob): ReadableStream<Bytes> {
  const reader = (file.stream() as ReadableStream<Bytes>).getReader();
  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error instanceof DOMException ? new FileUnreadable(error.name) : error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
