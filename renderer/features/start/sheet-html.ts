import { encode } from "uqr";
import { fontFamily, type PaperFont } from "../../../shared/documents/paper/fonts.ts";
import type { RecoverySheet, RootSheet } from "../../engine/api/desk-api.ts";
import { stampWords } from "../../ui/format.ts";
import { groupsOf } from "../../ui/groups.ts";
import { escapeHtml } from "../../ui/print.ts";
import { qrPath } from "../../ui/qr.tsx";

/** The fonts of the standard that the sheets are set in. */
export const sheetFonts: ReadonlySet<PaperFont> = new Set<PaperFont>(["hei"]);

const style = `@page{size:A4;margin:22mm 20mm}body{font:12pt/1.7 ${fontFamily("hei")};color:#000}
h1{font-size:20pt;text-align:center;margin:0 0 8mm}dl{display:grid;grid-template-columns:28mm 1fr;margin:0 0 6mm}dt{color:#333}dd{margin:0}
.groups{display:grid;grid-template-columns:repeat(6,1fr);gap:3mm 2mm;margin:6mm 0;padding:0;list-style:none;font:14pt Consolas,"DejaVu Sans Mono",monospace}
.groups li{border:0.3mm solid #000;text-align:center;padding:2mm 0;position:relative}.groups small{position:absolute;left:1mm;top:0;font:7pt sans-serif;color:#333}
.words{display:grid;grid-template-columns:repeat(4,1fr);gap:3mm;padding:0;list-style:none;font-size:15pt;text-align:center}
.words li{border:0.3mm solid #000;padding:2mm}svg{width:42mm;height:42mm;display:block;margin:4mm 0}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:12mm;margin-top:14mm}.sign div{border-top:0.3mm solid #000;padding-top:1mm}`;

function sheet(title: string, facts: readonly (readonly [string, string])[], secret: string, body: string): string {
  const { data, size } = encode(secret, { ecc: "M", border: 2 });
  const list = facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join("");
  const groups = groupsOf(secret)
    .map((group, index) => `<li><small>${index + 1}</small>${escapeHtml(group)}</li>`)
    .join("");
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(title)}</h1><dl>${list}</dl>${body}<ol class="groups">${groups}</ol>
<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${qrPath(data)}"/></svg>
<div class="sign"><div>保管人（签字）</div><div>保管日期</div></div></body></html>`;
}

/** The recovery sheet as a page to print: an age identity in groups of four, and the same as a QR code. */
export function recoverySheetHtml(recovery: RecoverySheet): string {
  return sheet(
    "信访台恢复单",
    [
      ["单位", `${recovery.office.name}（${recovery.office.organisation} · 工位 ${recovery.office.deviceCode}）`],
      ["生成时间", stampWords(recovery.madeAt)],
      ["用途", "忘记口令时打开本机；在新电脑上恢复备份。"],
    ],
    recovery.identity,
    "<p>持有本单即可读取本单位全部登记。请像公章一样保管，不要拍照、不要存入电脑或手机。</p>",
  );
}

/** The root key sheet as a page to print: the secret, and the eight words that townships type. */
export function rootSheetHtml(root: RootSheet, officeName: string): string {
  const words = `<p>根密钥指纹（八个词，可公开，供乡镇接入时核对）：</p><ol class="words">${root.words
    .map((word) => `<li>${escapeHtml(word)}</li>`)
    .join("")}</ol><p>根密钥（保密，密封保管；续发区县证书时使用）：</p>`;
  return sheet(
    "根密钥单",
    [
      ["单位", officeName],
      ["生成时间", stampWords(root.madeAt)],
      ["公钥", root.publicKey],
    ],
    root.secret,
    words,
  );
}
