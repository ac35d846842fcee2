import { nationalRules, routeFiveRule } from "./national-rules.ts";
import type { Profile } from "./profile.ts";

/**
 * 《信访工作条例》（2022 年 5 月 1 日施行） as data. Only what the regulation itself says; what is local or practice
 * belongs into a local profile.
 */
export const nationalProfile: Profile = {
  id: "national-2022",
  name: "信访工作条例（2022）",
  source: "信访工作条例，中共中央、国务院 2022 年 2 月 25 日发布",
  effectiveFrom: "2022-05-01",
  rules: { ...nationalRules },
  routeFive: routeFiveRule,
  extensions: 1,
  reception: {
    direct: "direct",
    referred: "transferred",
    assigned: "transferred",
    "hotline-12345": "direct",
    "petition-hotline": "direct",
    "leader-mailbox": "direct",
    "leader-comment": "direct",
    "leader-reception": "direct",
    "joint-reception": "direct",
    outreach: "direct",
    "dispute-screening": "direct",
    inspection: "direct",
    "village-agency": "direct",
  },
  oralNoticeSuffices: false,
  finality: [],
  parameters: {},
};
