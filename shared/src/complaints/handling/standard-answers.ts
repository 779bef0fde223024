// Which sentences does an answer begin with again and again? Each still needs one of one's own.

/** A standard answer. */
export interface StandardAnswer {
  readonly code: string;
  /** On its button. */
  readonly name: string;
  readonly text: string;
}

/** The standard answers, in the order in which they are offered. */
export const standardAnswers: readonly StandardAnswer[] = [
  { code: 'sorry_closed', name: '没开门，道歉', text: '让您白跑一趟，对不起。我们到现场看了。' },
  { code: 'posted', name: '公告过的', text: '这一次事先贴了通知，也在小程序里公告了。给您带来不便，请谅解。' },
  { code: 'found', name: '快递找到了', text: '您的快递找到了，放在服务点，凭取件码来取。' },
  { code: 'compensate', name: '按规定赔', text: '确实是我们的责任，按规定赔给您。' },
  { code: 'talked', name: '找当事人谈过', text: '我们找当事人核实了，已经批评教育，要求改正。' },
  { code: 'road', name: '路上的原因', text: '当天因为路上的情况耽误了，班车没有按时到。' },
  { code: 'repair', name: '安排人修', text: '坏的地方已经登记，安排人来修。' },
];

/** A standard answer by its code; undefined where there is none of that name. */
export function standardAnswer(code: string): StandardAnswer | undefined {
  return standardAnswers.find((each) => each.code === code);
}
