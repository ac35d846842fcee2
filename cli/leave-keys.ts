import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromHex } from "../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../shared/crypto/international.ts";
import { encodeMinisignKey } from "../shared/crypto/minisign.ts";
import type { Alliance } from "./alliance.ts";

/** Leaves the root's public key (minisign's form) and every device's encryption identity (age's form) beside the bundles. Demo keys only. */
export async function leaveKeys({ district, townships, rootPublicKey, passphrase }: Alliance, folder: string): Promise<void> {
  const suite = await createInternationalSuite();
  writeFileSync(join(folder, "root.pub"), encodeMinisignKey(suite, fromHex(rootPublicKey)));
  for (const office of [district, ...townships]) {
    const lines = [
      `# ${office.name} ${office.organisation}: demo identity, protects nothing`,
      ...(await office.identities(passphrase)),
    ];
    writeFileSync(join(folder, `${office.organisation}.identity`), `${lines.join("\n")}\n`, { mode: 0o600 });
  }
}
