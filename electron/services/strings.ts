import type { ServiceErrorCode } from "../../shared/desktop.ts";

/** What the services say to a person: what happened, what is safe, what to do. */
export const failureText: Readonly<Record<ServiceErrorCode, string>> = {
  "disk-full": "磁盘空间不足，本次未保存，已有数据不受影响。请清理空间后重试。",
  "medium-removed": "存储介质已断开，文件没有写完，未完成的文件已作废。请重新插入后再做一次。",
  "no-permission": "没有读写权限，本次未保存。请检查文件夹权限或写保护开关。",
  "not-found": "找不到该文件或文件夹。",
  "already-exists": "同名文件已存在，未覆盖。请换一个文件名或文件夹。",
  "locked-elsewhere": "已在另一窗口打开。请先关闭那个窗口。",
  "journal-diverged": "日志位置与预期不符，本次未写入。请重新打开程序核对。",
  "journal-corrupt": "日志文件损坏。请勿删除，并进入恢复向导。",
  "bad-request": "请求内容不符合要求，未执行。",
  cancelled: "已取消。",
  "connection-lost": "与本机服务的连接中断，这一步可能没有完成。请核对后再做一次。",
  io: "读写磁盘时出错，本次未保存。请检查磁盘后重试。",
};

export const text = {
  // After a restart a lock that a power cut left is known for what it is.
  lockedHere: "已在另一窗口打开。请先关闭那个窗口；找不到那个窗口时，请重新启动电脑，再打开一次。",
  lockedOnOtherComputer: (host: string, file: string) =>
    `已在另一窗口打开（电脑“${host}”）。确认那台电脑没有运行本程序后，可删除锁文件：${file}`,
  journalCorrupt: (safe: number) =>
    `日志在第 ${safe} 条之后损坏，前 ${safe} 条完好。原文件已保留，请勿删除，并用备份或上级回传的数据包恢复。`,
  journalHeader: "日志文件头损坏，无法读取。原文件已保留，请勿删除，并用备份恢复。",
  journalStopped: "日志上次写入失败，为防止数据不一致已停止写入。请关闭程序后重新打开。",
  journalRolledBack: "日志比上次同步时短，已同步的内容缺失。原文件已保留，请用备份或上级回传的数据包恢复。",
  readBackDiffers: "回读校验不一致，介质可能已损坏，文件已删除。请换一个介质再导出。",
  sourceRemoved: "存储介质已断开，文件没有读完。重新插入后再选一次，会接着读。",
  sourceChanged: "读取过程中文件发生了变化，请确认文件完整后重试。",
  notExchangeFile: "只能读取 .xfb、.xfreq、.xfrec 文件。",
  portFixed: (port: number) => `本机端口已固定为 ${port}，不能更改（换端口会打开空库）。`,
  portUnreadable: (file: string) => `端口文件内容无效：${file}。请改回原来的端口号后重新启动。`,
  openByHand: (address: string) => `请在本机的 Chromium、Chrome 或 Edge 浏览器中打开（链接只能用一次）：\n${address}`,
  windowFailed: "窗口未能打开。",
  portTaken: (port: number) =>
    `端口 ${port} 已被占用，无法启动。本程序固定使用该端口（换端口会打开空库），请关闭占用它的程序后重试。`,
} as const;
