export const strings = {
  title: "已锁定",
  who: "使用人",
  passphrase: "口令",
  unlock: "打开",
  wait: (seconds: number) => `口令多次不对，请等 ${seconds} 秒再试`,
  forgot: "忘记口令，用恢复单打开",
  useUser: "用口令打开",
  recovery: "恢复码",
  recoveryHint: "恢复单上以 AGE-SECRET-KEY-1 开头的全部各组；空格和大小写不影响。",
  recoveryAfter: "打开后请到“设置 → 我的口令”为忘记口令的人设新口令。用恢复单打开会被记录。",
  running: "后台任务继续进行",
  roles: { clerk: "登记员", handler: "承办人", leader: "负责人", administrator: "管理员", auditor: "审计员" },
} as const;
