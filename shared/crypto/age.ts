import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Bytes } from "./bytes.ts";
import { DecryptionFailed, type EncryptionKeyPair, NoIdentityFits } from "./suite.ts";

const identityPattern = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;

/** A fresh X25519 identity (age-encryption.org/v1) and its recipient. */
export async function createAgeKey(): Promise<EncryptionKeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The recipient of an identity. Throws RangeError on text that is no X25519 identity. */
export async function ageRecipientOf(identity: string): Promise<string> {
  if (!identityPattern.test(identity)) throw new RangeError("not an age identity");
  try {
    return await identityToRecipient(identity);
  } catch {
    throw new RangeError("not an age identity");
  }
}

/** Encrypts a stream as one age file to all recipients. Throws RangeError when there is none or one is malformed. */
export async function encryptAge(recipients: readonly string[], plain: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  if (recipients.length === 0) throw new RangeError("nobody could open this file");
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!recipientPattern.test(recipient)) throw new RangeError("not an age recipient");
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new RangeError("not an age recipient");
    }
  }
  return (await encrypter.encrypt(plain)) as unknown as ReadableStream<Bytes>;
}

/**
 * Decrypts an age file with whichever identity fits. Rejects, or fails the stream, with NoIdentityFits or
 * DecryptionFailed; an error of the source itself (a pulled stick) passes through as it is.
 */
export async function decryptAge(identities: readonly string[], sealed: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  const decrypter = new Decrypter();
  for (const identity of identities) {
    if (!identityPattern.test(identity)) throw new RangeError("not an age identity");
    try {
      decrypter.addIdentity(identity);
    } catch {
      throw new RangeError("not an age identity");
    }
  }
  const source = watch(sealed);
  const translate = (error: unknown): unknown => {
    if (source.failure) return source.failure.error;
    const text = error instanceof Error ? error.message : String(error);
    if (text.startsWith("no identity matched")) return new NoIdentityFits(text);
    return new DecryptionFailed(text);
  };
  try {
    const plain = await decrypter.decrypt(source.stream);
    return mapErrors(plain as unknown as ReadableStream<Bytes>, translate);
  } catch (error) {
    throw translate(error);
  }
}

/** Reads on demand and remembers the source's own error, so that it can be told from a damaged file. */
function watch(source: ReadableStream<Bytes>): {
  readonly stream: ReadableStream<Bytes>;
  readonly failure: { readonly error: unknown } | null;
} {
  let failure: { readonly error: unknown } | null = null;
  const stream = mapErrors(source, (error) => {
    failure = { error };
    return error;
  });
  return {
    stream,
    get failure() {
      return failure;
    },
  };
}

function mapErrors(source: ReadableStream<Bytes>, translate: (error: unknown) => unknown): ReadableStream<Bytes> {
  const reader = source.getReader();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const step = await reader.read();
          if (step.done) controller.close();
          else controller.enqueue(step.value);
        } catch (error) {
          controller.error(translate(error));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
