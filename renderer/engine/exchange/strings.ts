import type { Concern } from "../api/exchange-api.ts";

/** Whom a concern is about. */
interface ConcernSubject {
  readonly name: string;
  readonly deviceCode: string;
  readonly own: boolean;
  readonly events: number;
  /** This desk decides on 隔离. */
  readonly decides: boolean;
}
type Said = Pick<Concern, "happened" | "safe" | "todo">;

function writer({ name, deviceCode, own }: ConcernSubject): string {
  if (own) return "本机";
  return deviceCode === "" ? name : `${name}（工位 ${deviceCode}）`;
}

/** What happened, what is safe, what to do. */
const saidOf: Readonly<Record<Concern["kind"], (about: ConcernSubject) => Said>> = {
  quarantine: (about) => ({
    happened: `${writer(about)}的证书已撤销，之后又收到它写的 ${about.events} 条记录。`,
    safe: "这些记录已原样存入隔离区，没有并入台账，也没有出具回执，不会丢失。",
    todo: about.decides
      ? "请先打电话向该单位核实这些记录由谁登记、是否属实，再决定并入台账或继续隔离。"
      : "由区县信访局核实后决定；决定并入的，会随它的下一个下发包到达本机，请先电话告知区县信访局。",
  }),
  fork: (about) => ({
    happened: `${writer(about)}的同一编号下出现了两段不同的记录，可能是电脑或硬盘被复制后两边都在使用。`,
    safe: "两段记录都已保存并列入台账，没有丢失任何一件。",
    todo: "请查明哪一台电脑继续使用，停用另一台；继续使用的电脑要重新办理接入。查明后点“已知悉”。",
  }),
  "foreign-head": (about) => ({
    happened: `对方持有的${writer(about)}的记录，与本机同一编号下的记录不一致。`,
    safe: "本机的记录没有改动；这一段按未回执处理，下次导出会全部重新带上。",
    todo: "请与对方核对，是否有电脑被复制过，或从旧备份恢复过。查明后点“已知悉”。",
  }),
  "set-back": () => ({
    happened: "对方持有本机写过、而本机当时已经没有的记录，说明本机曾退回到较早的状态。",
    safe: "那些记录在对方那里完好，会随对方的数据包回到本机；本机已另起一段记录继续登记。",
    todo: "请把上报包送去，并请对方给一个下发包带回导入，无须重新登记。补齐后点“已知悉”。",
  }),
};

/** Sentences and names of the exchange, as the person reads them. */
export const strings = {
  cancelled: "已取消。已经完成的部分已保存，没有损坏任何内容，可随时重新开始。",
  damaged: "本机保存的一份附件或记录已经损坏，读不出来，这一步没有完成。其余内容不受影响，请从备份中找回后再试。",
  notEnrolled: "本机尚未接入上级信访局，登记照常进行；接入后才能上报。",
  notSuperior: "只能导出给本机的上级信访局。",
  notMember: "该单位没有在本机登记接入，不能导出给它。",
  noRecipients: "该单位的证书都已撤销，没有可以打开数据包的设备，请先为它重新办理接入。",
  numbersUsedUp:
    "登记通告的编号已到上限，正常使用不会发生，可能有人盗用了区县的签发密钥，未作任何改动。请停止签发，查明本机和备份的去向。",
  issuerRevoked: "签发这份接入文件的区县电脑已被撤销，未接入，请用电话向区县信访局核实。",
  districtOnly: "这一步只有区县信访局的主机可以办理。",
  townshipOnly: "区县信访局不需要接入上级。",
  requestOutside: (organisation: string) => `请求文件的区划代码 ${organisation} 不属于本区县，未签发任何证书，请与对方核对。`,
  noRequest: "本机没有等待答复的接入请求，请先做请求文件。",
  noDeviceCode: "该单位的工位代码已经用完，请先撤销不用的设备。",
  notEnrolment: "这不是接入包，请选择区县信访局发回的接入包。",
  otherDistrict: "这个文件来自另一个区县的根密钥，与本机已接入的区县不符，未作改动。",
  noRoot: "本机尚未接入，没有区县根密钥的八个词。",
  unknownDevice: "没有找到这台设备的证书。",
  ownDevice: "不能撤销本机自己的证书。",
  alreadyRevoked: "这台设备的证书已经撤销。",
  reasonNeeded: "请填写撤销原因。",
  otherBackup: "这是其他单位的备份，不能在本机导入。",
  enrolmentHere: "这是接入包，请到“接入上级”导入。",
  gap: (missing: string) => `数据包之前还缺少内容（${missing}），已保留文件，未导入。请先导入较早的数据包，或请对方重新导出。`,
  gapChain: (scope: string, from: number, to: number) =>
    from === to ? `${scope} 第 ${from} 号` : `${scope} 第 ${from} 至 ${to} 号`,
  gapMore: (chains: number) => `等 ${chains} 处`,
  wrongCode: "回执码不对，没有改变任何状态。请让区县信访局再读一遍；也可能对应的上报记录不在本机。",
  badCode: "回执码听错或输错了字符（应为十个数字和字母），没有改变任何状态，请对方再读一遍。",
  wrongIdentity: "恢复单上的恢复码打不开这个备份，请核对是否输错，或是否是另一张恢复单。",
  badIdentity: "恢复码的格式不对，请照恢复单完整输入。",
  incompleteBackup: "备份文件缺少必要的内容，不能恢复，请换一份备份。",
  notBackup: "这不是备份文件，请选择备份文件。",
  brokenAttachment: "数据包中一个附件的内容与记录不符，已停止，未出具回执，请让对方重新导出。",
  concerns: {
    said: (kind: Concern["kind"], about: ConcernSubject): Said => saidOf[kind](about),
    gap: "隔离的记录之前还缺少内容，现在不能并入，仍在隔离区。请对方重新导出全部内容，导入后再决定。",
    unknown: "没有找到这一项，可能已经处理，请刷新后再看。",
    settled: "这一项已经处理过，没有改变任何内容。",
    districtDecides: "隔离的记录由区县信访局决定是否并入，本机没有改动。",
    reasonNeeded: "请写明理由，便于以后查考。",
    reasonTooLong: "理由请控制在 500 字以内。",
    locked: "本机已锁定，请先输入口令。",
  },
  phases: {
    collecting: "正在整理要导出的内容",
    packing: "正在加密并写入文件",
    finishing: "正在核对写入的文件",
    verifying: "正在核验数据包",
    comparing: "正在与本机内容比对",
    attachments: "正在保存附件",
    applying: "正在写入",
    acknowledging: "正在登记回执",
  },
  files: {
    up: "上报",
    down: "下发",
    receipt: "回执",
    enrolment: "接入",
    request: "接入请求",
    backup: "备份",
  },
} as const;
