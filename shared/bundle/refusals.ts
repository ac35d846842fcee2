import type { RefusalCode } from "./bundle.ts";

/** One clear sentence per refusal: what is wrong, that nothing was merged, and what to do. */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  "not-a-bundle": "这不是信访台的数据包，未导入任何内容，请核对所选文件。",
  truncated: "数据包不完整，可能复制时中断，未导入任何内容，请从原介质重新复制。",
  altered: "数据包与规定格式不符，可能被改动过，未导入任何内容，请让发送单位重新导出。",
  "bad-hash": "数据包中有内容与其校验值不一致，可能已损坏，未导入任何内容，请重新复制或让发送单位重新导出。",
  "bad-signature": "数据包的签名核对不上，不能确认由发送单位生成，未导入任何内容，请与发送单位电话核实。",
  "unknown-signer": "无法确认签名设备的身份，该设备未经区县信访局登记，未导入任何内容，请与发送单位核实。",
  "other-recipient": "数据包是发给其他单位或其他设备的，本机无法打开，未导入任何内容，请核对收件单位。",
  "not-authorised": "数据包里有登记设备无权写入的内容，未导入任何内容，请立即与区县信访局联系核实。",
  "newer-format": "数据包由更新版本的信访台或另一种密码算法生成，本机无法读取，未导入任何内容，请先升级本机程序。",
  "broken-chain": "数据包里的记录前后衔接不上，可能缺失或被替换，未导入任何内容，请让发送单位重新导出。",
  "too-large": "数据包展开后超出允许的大小，未导入任何内容，请让发送单位分成几个数据包导出。",
  "unsafe-path": "数据包里有不允许的文件名，未导入任何内容，请与发送单位核实来源。",
  "wrong-root": "数据包由另一个区县的根密钥签发，与本机接入的区县不符，未导入任何内容，请核对来源。",
  "wrong-kind": "数据包的种类不对，不能在这里导入，未导入任何内容，请选择对应种类的文件。",
};
