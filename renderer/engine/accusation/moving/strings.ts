export const movingWords = {
  record: "原信访事项登记和办理记录.txt",
  piece: (name: string, n: number, of: number) => `${name.slice(0, 150)}（第${n}部分，共${of}部分）`,
  lost: "（本机没有收到登记内容，见所附记录）",
  more: "（其余见所附记录）",
  supplement: (date: string) => `补充陈述（${date}）：`,
  moving: "正在封存到检举控告专区",
} as const;
