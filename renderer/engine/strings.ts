import type { ServiceErrorCode } from "../../shared/desktop.ts";
import type { Refused } from "./api/answer.ts";

/** Sentences of the engine: what happened, what is safe, what to do. */
export const refusals = {
  locked: "本台已锁定，请先输入口令",
  "not-fresh": "本台已经设置过，不能再次设置",
  "restore-first": "数据目录里有没做完的恢复或打不开的内容，没有改动；请用备份和恢复单恢复，或换一个空的数据目录",
  "bad-organisation": "单位代码不对：区县为 6 位数字，乡镇（街道）为 9 位数字",
  "bad-name": "请填写单位名称（100 字以内）",
  "bad-user-name": "请填写姓名（40 字以内）",
  "weak-passphrase": "口令至少 8 个字符",
  "wrong-passphrase": "口令不对，数据没有改动，请重试",
  "wrong-recovery": "这不是本台恢复单上的恢复码，请核对后重新输入",
  "not-allowed": "您的身份不能这样做，没有改动；请由负责人或管理员登录后办理",
  "sheet-needed": "请在锁定页用恢复单打开本机，再为忘记口令的人设新口令",
  "unknown-user": "没有这位使用人",
  "own-account": "不能移除自己，请由另一位管理员操作",
  "last-administrator": "至少要保留一位管理员",
  "same-name": "已有同名使用人",
  "too-many-drafts": "未登记的草稿过多，请先登记或删除一些；本次输入仍在屏幕上",
  "attachment-missing": "有附件尚未保存到本机，请等附件保存完再登记",
  "attachment-too-large": "附件超过 200 MB，没有保存",
  "file-unreadable": "所选文件读不完（可能存储介质已拔出，或文件已改动、删除），没有保存；请重新选择",
  "attachment-not-held": "本机没有这份附件的内容",
  "attachment-damaged": "附件文件已损坏，无法打开；请从备份或来文单位重新取得",
  "unknown-petition": "本台没有这件信访事项",
  "unknown-record": "本台没有这条记录",
  "names-moved": "所选的信访件中有已转入检举控告或已销毁的，台账不再记它；请先移出，再保存",
  "bad-minutes": "自动锁定时间应在 0 至 240 分钟之间",
  "bad-snapshot": "备份中没有本台的资料，不能用来恢复",
  "bad-number": "最后一个编号不对，请照登记表上的编号填写，例如 990127001-2026-A-0287",
  "no-recovery": "现在不需要恢复",
  "no-local-profile": "没有采用本地规则，没有可以导出的内容",
  "unknown-paper": "没有这种文书",
  "bad-paper-date": "成文日期不对，请填写存在的日期",
  "no-prefix": "还没有填写机关代字，不能编文号；请负责人或管理员在设置的“单位信息”中填写",
  cancelled: "已取消，没有改动",
} as const;
type RefusalName = keyof typeof refusals;

export function refused(name: RefusalName, more: { readonly field?: string } = {}): Refused {
  return { refused: name, message: refusals[name], ...more };
}

export function waitFirst(seconds: number): Refused {
  return { refused: "wait", message: `口令连续输错，请等 ${seconds} 秒再试` };
}

/** What a service could not do, said to the person at the desk. */
const serviceSentences: Readonly<Record<ServiceErrorCode, string>> = {
  "disk-full": "磁盘已满，这一步没有保存；请先腾出空间再试，已保存的内容不受影响",
  "medium-removed": "存储介质已被拔出，这一步没有完成",
  "no-permission": "没有写入权限，这一步没有完成",
  "not-found": "找不到文件",
  "already-exists": "同名文件已存在",
  "locked-elsewhere": "已在另一窗口打开",
  "journal-diverged": "日志与数据不一致，请重新打开程序",
  "journal-corrupt": "日志已损坏，请用备份恢复",
  "bad-request": "请求不合规，没有执行",
  cancelled: "已取消，没有改动",
  "connection-lost": "与本机服务的连接中断，这一步可能没有保存；请再试一次（不会重复登记），仍不行请重新打开程序",
  io: "读写磁盘出错，这一步没有保存；请检查磁盘后重试",
};

export function serviceRefusal(code: ServiceErrorCode): Refused {
  return { refused: code, message: serviceSentences[code] };
}

/** Why a person must decide at start-up. */
export const recoveryReasons = {
  diverged: "日志与数据库互不衔接，可能是系统被还原过",
  "other-journal": "日志文件被更换或丢失，与数据库不是同一份",
  "other-device": "数据库属于另一台设备",
  "vault-missing": "上次从备份恢复没有做完，或密钥文件丢失，请用备份和恢复单恢复",
  "vault-damaged": "密钥文件损坏，请用备份和恢复单恢复",
} as const;

export const recoveryUserName = "恢复单";
export const phases = { rebuilding: "正在根据日志重建数据", attaching: "正在保存附件" } as const;
