/** Why a certificate, an announcement or an enrolment is not accepted. */
export type RegistryFailureCode =
  | "malformed"
  | "bad-signature"
  | "wrong-root"
  | "unknown-issuer"
  | "issuer-revoked"
  | "outside-territory"
  | "key-mismatch"
  | "list-conflict"
  | "revocation-dropped"
  | "other-request"
  | "other-office"
  | "wrong-words";

const sentences: Readonly<Record<RegistryFailureCode, string>> = {
  malformed: "内容格式不正确，可能已损坏或被改动。",
  "bad-signature": "签名无效，内容已损坏或被改动。",
  "wrong-root": "不是由本区县的根密钥签发的。",
  "unknown-issuer": "签发单位没有经本区县根密钥认可的签发证书。",
  "issuer-revoked": "签发所用的证书已被撤销。",
  "outside-territory": "证书中的单位不在签发单位的辖区内。",
  "key-mismatch": "证书中的密钥与其编号不符，内容已损坏或被改动。",
  "list-conflict": "收到编号相同而内容不同的信任名单，请与区县信访局核对。",
  "revocation-dropped": "新的信任名单缺少先前已公布的撤销记录，未予采用。",
  "other-request": "这份接入包答复的不是本机的请求文件，请取最新一份，或重做请求文件。",
  "other-office": "接入包中的单位代码与本单位不一致，未予接入。",
  "wrong-words": "输入的八个核对词与文件中的根密钥不符，请停止接入并与区县信访局电话核对。",
};

/** What was refused, with one Chinese sentence for people. */
export interface RegistryFailure {
  readonly failed: RegistryFailureCode;
  readonly sentence: string;
}

export function registryFailure(code: RegistryFailureCode): RegistryFailure {
  return { failed: code, sentence: sentences[code] };
}

export function isRegistryFailure(value: object): value is RegistryFailure {
  return "failed" in value;
}
