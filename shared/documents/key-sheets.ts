import { type Html, html } from "./html.ts";
import { printPage } from "./page.ts";

/**
 * The same groups of four as on screen, numbered by the style sheet: the program asks for some of them by their number.
 * They stand apart on paper, yet are copied without blanks.
 */
function grouped(secret: string): Html {
  const groups = secret.match(/.{1,4}/gu) ?? [];
  return html`<div class="secret">${groups.map((group) => html`<span>${group}</span>`)}</div>`;
}

/** What stands on a recovery sheet; `madeAt` as it is shown. */
export interface RecoverySheetPrint {
  readonly officeName: string;
  readonly organisation: string;
  readonly deviceCode: string;
  /** age identity. */
  readonly identity: string;
  readonly madeAt: string;
}

/** 恢复单: opens the desk when passphrases are forgotten, and every backup. Shown once, never stored in clear. */
export function recoverySheet(sheet: RecoverySheetPrint): string {
  return printPage(
    "恢复单",
    html`<h1>信访台恢复单</h1>
<table>
<tr><th>单位</th><td>${sheet.officeName}</td><th>区划代码</th><td class="number">${sheet.organisation}</td></tr>
<tr><th>工位</th><td>${sheet.deviceCode}</td><th>制作时间</th><td>${sheet.madeAt}</td></tr>
</table>
<h2>恢复码</h2>
${grouped(sheet.identity)}
<p class="small">每四个字符一组，左上角的小数字是组号，不用抄。不分空格和大小写；只有数字 0、2 至 9 和字母（不含 B、I、O，开头的固定字样除外）。</p>
<div class="box"><ol>
<li>忘记口令，或者电脑损坏后用备份恢复时，需要本单。没有本单又忘记口令，数据无法找回。</li>
<li>拿到本单就能打开全部备份。请装入信封密封，锁入保险柜，与电脑、备份分开存放；不要拍照、不要存入任何电脑。</li>
<li>打印后请按屏幕提示，看着本单输入其中两组，核对无误再在下面签名交接。</li>
<li>遗失或怀疑泄露时，立即报告负责人，并收回、销毁用它加密的旧备份。</li>
</ol></div>
<div class="signatures"><span>制作人：<span class="line"></span></span><span>保管人：<span class="line"></span></span></div>`,
  );
}

/** What stands on a district's root key sheet. */
export interface RootSheetPrint {
  readonly officeName: string;
  readonly organisation: string;
  /** Eight words that fingerprint the root's public key. */
  readonly words: readonly string[];
  readonly secret: string;
  readonly publicKey: string;
  readonly madeAt: string;
}

/** 根密钥单: printed once, then the key leaves the disk. Its words are read out to every township that joins. */
export function rootKeySheet(sheet: RootSheetPrint): string {
  return printPage(
    "根密钥单",
    html`<h1>信访局根密钥单</h1>
<table>
<tr><th>单位</th><td>${sheet.officeName}</td></tr>
<tr><th>区划代码</th><td class="number">${sheet.organisation}</td></tr>
<tr><th>制作时间</th><td>${sheet.madeAt}</td></tr>
</table>
<h2>根密钥的八个词（可以公开，接入时念给乡镇核对）</h2>
<div class="box words">${sheet.words.map((word, i) => html`<div>${i + 1}．${word}</div>`)}</div>
<h2>公钥（可以公开）</h2>
${grouped(sheet.publicKey)}
<h2>私钥（专人保管，不得外传）</h2>
${grouped(sheet.secret)}
<div class="box"><ol>
<li>打印之后，私钥即从本机磁盘删除，只存在于这张纸上。日常工作用不到它。</li>
<li>只有重新签发区级证书时才需要。请双人密封，锁入保险柜，与恢复单分开存放；不要拍照、复印。</li>
<li>八个词请另抄一份放在电话旁，乡镇接入时由区局念、乡镇输入，不能由对方发来。</li>
</ol></div>
<div class="signatures"><span>制作人：<span class="line"></span></span><span>监督人：<span class="line"></span></span><span>保管人：<span class="line"></span></span></div>`,
  );
}

/** What stands on a cleared officer's own sheet. */
export interface OfficerSheetPrint {
  readonly officeName: string;
  readonly officerName: string;
  readonly identity: string;
  readonly madeAt: string;
}

/** 检举控告专人恢复单: opens what is sealed to this officer, and nothing else. Printed once (《条例》第30条). */
export function officerKeySheet(sheet: OfficerSheetPrint): string {
  return printPage(
    "检举控告专人恢复单",
    html`<h1>检举控告专人恢复单</h1>
<table>
<tr><th>单位</th><td>${sheet.officeName}</td></tr>
<tr><th>专人</th><td>${sheet.officerName}</td></tr>
<tr><th>制作时间</th><td>${sheet.madeAt}</td></tr>
</table>
<h2>恢复码</h2>
${grouped(sheet.identity)}
<p class="small">每四个字符一组，左上角的小数字是组号，不用抄。不分空格和大小写。</p>
<div class="box"><ol>
<li>专人忘记口令，或者电脑损坏恢复后，用本单打开封给本人的检举控告。没有本单又忘记口令，这些内容谁也打不开。</li>
<li>拿到本单就能读到封给这位专人的全部检举控告。请装入信封密封，由指定的保管人单独保管，不要与信访台恢复单、电脑、备份放在一起；不要拍照、复印，不要存入任何电脑。</li>
<li>专人调离时，先在“设置 → 检举控告”结束授权；本单继续保管，直到封给他的件全部移送、归档。</li>
<li>遗失或怀疑泄露时，立即报告负责人，结束这位专人的授权，另行授权。</li>
</ol></div>
<div class="signatures"><span>制作人：<span class="line"></span></span><span>专人：<span class="line"></span></span><span>保管人：<span class="line"></span></span></div>`,
  );
}
