import { type Bytes, concat, fromBase64, fromUtf8, toBase64, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { type CryptoSuite, DecryptionFailed, NoIdentityFits } from "../../../shared/crypto/suite.ts";
import {
  type SealedStatement,
  sealedBodySchema,
  sealedStatementSchema,
} from "../../../shared/petition/accusation/accusation-body.ts";
import { bytesOf, streamOf } from "../threads/streams.ts";

/** A sealed statement is as long as the next multiple of this. */
const statementStep = 4096;
/** A sealed attachment likewise. */
const attachmentStep = 65_536;

/** Seals what was said to the officers' own keys at once; its length tells its size class only. */
export async function sealStatement(
  suite: CryptoSuite,
  recipients: readonly string[],
  statement: SealedStatement,
): Promise<string> {
  const text = utf8(JSON.stringify(statement));
  const blanks = new Uint8Array(fill(text.length, statementStep)).fill(32);
  return toBase64(await bytesOf(await suite.encryptTo(recipients, streamOf(concat([text, blanks])))));
}

/** What a sealed body says, or null where it is not for this identity or not one of ours. */
export async function openStatement(suite: CryptoSuite, identity: string, body: Bytes): Promise<SealedStatement | null> {
  try {
    const read = sealedBodySchema.parse(JSON.parse(fromUtf8(body)));
    const plain = await bytesOf(await suite.decryptWith([identity], streamOf(fromBase64(read.sealed))));
    const statement = sealedStatementSchema.safeParse(JSON.parse(fromUtf8(plain)));
    return statement.success ? (statement.data as SealedStatement) : null;
  } catch (error) {
    if (error instanceof NoIdentityFits || error instanceof DecryptionFailed) return null;
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) return null;
    if (error instanceof Error && error.name === "ZodError") return null;
    throw error;
  }
}

/** An attachment on its way under the officers' keys: nothing of it is ever written in any other form. */
export async function sealFile(
  suite: CryptoSuite,
  recipients: readonly string[],
  plain: ReadableStream<Bytes>,
): Promise<{
  readonly sealed: ReadableStream<Bytes>;
  /** What passed, once the stream has ended. */
  readonly passed: () => { readonly hash: string; readonly size: number };
}> {
  const hasher = suite.createHash();
  let size = 0;
  let hash = "";
  const padded = plain.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        hasher.update(chunk);
        size += chunk.length;
        controller.enqueue(chunk);
      },
      flush(controller) {
        hash = toHex(hasher.digest());
        const zeros = fill(size, attachmentStep);
        if (zeros > 0) controller.enqueue(new Uint8Array(zeros));
      },
    }),
  );
  const sealed = await suite.encryptTo(recipients, padded);
  return { sealed, passed: () => ({ hash, size }) };
}

/** The plain file out of a sealed one: its true bytes only. Fails with DecryptionFailed where they are other ones. */
export async function openFile(
  suite: CryptoSuite,
  identity: string,
  sealed: ReadableStream<Bytes>,
  file: { readonly hash: string; readonly size: number },
): Promise<ReadableStream<Bytes>> {
  const hasher = suite.createHash();
  let left = file.size;
  const plain = await suite.decryptWith([identity], sealed);
  return plain.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        const part = chunk.subarray(0, left);
        left -= part.length;
        hasher.update(part);
        if (part.length > 0) controller.enqueue(part);
      },
      flush() {
        if (left > 0 || toHex(hasher.digest()) !== file.hash) throw new DecryptionFailed("another file lies here");
      },
    }),
  );
}

function fill(size: number, step: number): number {
  return size > 0 && size % step === 0 ? 0 : step - (size % step);
}
