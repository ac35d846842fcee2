export const leavingWords = {
  clearing: "正在从本机清除不再保存的内容",
  /** In the place of the reason for which a document was voided, once its petition is gone. */
  voided: { moved: "已转入检举控告", destroyed: "内容已销毁" },
} as const;
