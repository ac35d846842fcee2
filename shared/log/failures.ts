/** Why received bytes are no sound part of a log. */
export type LogFailureCode =
  | "malformed-line"
  | "malformed-header"
  | "bad-id"
  | "body-altered"
  | "empty-range"
  | "foreign-chain"
  | "gap"
  | "broken-chain"
  | "count-not-rising"
  | "implausible-count"
  | "wrong-writer"
  | "head-mismatch"
  | "bad-signature";

/** One Chinese sentence for each code, for people; the code is for programs. */
const sentences: Readonly<Record<LogFailureCode, string>> = {
  "malformed-line": "事件记录的格式不正确，内容可能已损坏。",
  "malformed-header": "事件头不符合规定的格式，内容可能已损坏或被改动。",
  "bad-id": "事件的编号与其内容不符，内容已损坏或被改动。",
  "body-altered": "事件正文与其校验值不符，内容已损坏或被改动。",
  "empty-range": "一段事件记录是空的，文件不完整。",
  "foreign-chain": "一段事件记录中混入了另一写入者的事件。",
  gap: "事件序号不连续，中间缺少记录。",
  "broken-chain": "事件之间的前后链接对不上，记录已被改动。",
  "count-not-rising": "事件的逻辑时序没有递增，记录已被改动。",
  "implausible-count": "事件的逻辑时序大得不合常理，未予采信。",
  "wrong-writer": "事件写入者的编号与其证书的密钥不符。",
  "head-mismatch": "签名对应的不是这段记录的最后一个事件。",
  "bad-signature": "写入者的签名无效，记录未予采信。",
};

/** A failure of bytes that were received: what, and at which number of the chain where that is known. */
export interface LogFailure {
  readonly failed: LogFailureCode;
  readonly sentence: string;
  readonly seq: number | null;
}

export function logFailure(code: LogFailureCode, seq: number | null = null): LogFailure {
  return { failed: code, sentence: sentences[code], seq };
}

export function isLogFailure(value: object | null): value is LogFailure {
  return value !== null && "failed" in value;
}
