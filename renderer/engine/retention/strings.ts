import type { Refused } from "../api/answer.ts";

const refusals = {
  "destruction-list": "这一类记录只能在“归档销毁”里列入、批准和销毁，没有保存",
  "empty-list": "请先选择要列入清册的案卷",
  "too-many-files": "一份清册最多列 500 卷，请分成几份",
  "on-another-list": "所选案卷已列在另一份没有执行的清册上，没有改动",
  "bad-list": "鉴定日期、鉴定人和鉴定意见必须填写，没有保存",
  "future-date": "日期不能晚于今天",
  "list-approved": "这份清册已经批准，没有改动",
  "list-not-approved": "这份清册还没有负责人批准，不能销毁",
  "list-destroyed": "这份清册已经执行，不能再改动",
  "list-changed": "这份清册刚被别人改过，没有改动；请看过新内容再办",
  "file-changed": "清册上的案卷刚有新的记录，没有销毁；请核对后再办",
  "list-rivals": "这份清册有两处不同的修改，请撤回后另列一份",
  "records-shared": "有台账记录除要销毁的案卷外还记着别的事，请先在记录里移出这些件、删去说它们的话，再销毁；没有改动",
} as const;

export function refusedRetention(name: keyof typeof refusals, more: { readonly field?: string } = {}): Refused {
  return { refused: name, message: refusals[name], ...more };
}

export const retentionWords = { checking: "正在核对要销毁的案卷" } as const;
