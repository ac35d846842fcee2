/** Every word of the page of urgent matters. */
export const strings = {
  title: "紧急事项",
  count: (n: number) => `${n} 件未办结`,
  report: "报告紧急事项",
  order: "先打电话、发传真，再补记。打过电话以后，在这里记下告知了谁、几点告知；数据包只作留存，不代替电话。",
  duty: (names: string) => `应当及时报告或者通报：${names}（第25条）。`,
  empty: {
    title: "没有未办结的紧急事项",
    text: "可能造成社会影响的重大、紧急信访事项，先电话、传真报告，再点“报告紧急事项”补记。件办结以后离开本页，记录仍在信访件里。",
  },
  facts: { place: "地点", people: "人数", situation: "现场情况", reporter: "报告人", last: "最近报告" },
  people: (n: number) => `${n} 人`,
  reports: (n: number) => (n === 1 ? "首报" : `首报，续报 ${n - 1} 次`),
  turn: (followUp: number) => (followUp === 0 ? "首报" : `续报 ${followUp}`),
  told: "告知情况",
  columns: { addressee: "应告知", office: "单位", person: "接报人", means: "方式", at: "时间", turn: "次" },
  notTold: "未告知",
  followUp: "记续报",
  sheet: "打印报送单",
  pick: {
    title: "报告哪一件",
    label: "编号、姓名、拼音或任意词",
    hint: "还没有登记的，先登记（F2），再报告。打电话不用等登记。",
    none: "没有找到",
    choose: "报告",
  },
} as const;
