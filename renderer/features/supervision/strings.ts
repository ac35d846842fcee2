/** Every word of the list of supervisions. */
export const strings = {
  title: "督办",
  open: (n: number) => `${n} 件等待反馈`,
  late: (n: number) => `${n} 件逾期`,
  article: "第40条",
  show: "范围",
  shows: { open: "等待反馈", answered: "已反馈", proposals: "建议" },
  proposals: {
    title: "改进工作、完善政策、追究责任的建议",
    columns: { date: "提出日期", petition: "信访件", to: "建议对象", kind: "建议", answer: "采纳情况", actions: "办理" },
    waiting: "等待书面反馈",
    act: { letter: "建议书", answer: "记采纳情况" },
    empty: {
      title: "没有建议",
      text: "在信访件页面的“督办”里提出改进工作、完善政策、追究责任的建议，就列在这里；收到建议的单位应当书面反馈采纳情况（第40条第4款）。",
    },
  },
  columns: {
    due: "反馈期限",
    petition: "信访件",
    to: "督办对象",
    ground: "情形和要求",
    letter: "督办",
    actions: "办理",
  },
  turn: (turn: number) => `第 ${turn} 次`,
  answered: (day: string) => `${day} 已反馈`,
  ours: "本单位",
  noNumber: "无文号",
  act: { letter: "督办函", answer: "记反馈", again: "再次督办" },
  actLabel: (act: string, title: string) => `${act}：${title}`,
  empty: {
    open: { title: "没有等待反馈的督办", text: "在信访件页面的“督办”里作出督办并定下反馈日期，就列在这里，到期的排在最前。" },
    answered: { title: "没有已反馈的督办", text: "记了反馈、信访件还没有办结的，列在这里。" },
    received: { title: "没有上级的督办", text: "区县信访局督办本单位办理的件，随数据包到达后列在这里。" },
  },
} as const;
