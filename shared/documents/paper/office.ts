import type { OfficeDetails } from "../page.ts";

/** 单位信息: what an office says of itself on its papers. Entered once in the settings, sealed with the desk's records. */
export interface OfficeProfile extends OfficeDetails {
  /** 机关代字, e.g. `青`: 青信告〔2026〕3号. Empty until it is entered. */
  readonly prefix: string;
  /** 发文机关标志 of letters; the office's own name where empty. */
  readonly letterHead: string;
  /** 上一级机关, to which review may be requested (Art. 35). */
  readonly reviewBy: string;
  /** The office above that, for re-examination (Art. 36). */
  readonly reexaminationBy: string;
}

export const noProfile: OfficeProfile = {
  name: "",
  address: "",
  telephone: "",
  counterHours: "",
  prefix: "",
  letterHead: "",
  reviewBy: "",
  reexaminationBy: "",
};
