// What does somebody outside need to read in a complaint's packet, who never saw our pages?
import type { ComplaintMove, ComplaintNote, IdentityMode, OutsideLine } from '@kehuoyou/shared';

/** What happened, as told of the resident and not to them. */
export const happened: Readonly<Record<ComplaintMove | ComplaintNote, string>> = {
  ...{ filed: '居民提出', joined: '和别人说的并成一件', parted: '和别人说的分开办', hidden: '居民要求不公开姓名' },
  ...{ named: '居民同意让办理人看到姓名', urged: '县里催办', called: '电话回访', escalated: '居民向外面申诉' },
  ...{ published: '公布', unpublished: '取消公布', accept: '受理', decline: '不予受理', assign: '转办' },
  ...{ object: '承办单位说不归自己管', uphold: '同意换单位办', overrule: '仍由原单位办', start: '开始办理' },
  ...{ ask: '请居民补充', inform: '居民补充', ask_lapses: '没等到补充，继续办理', answer: '答复' },
  ...{ solved: '居民说办好了', partly: '居民说办好一半', not_solved: '居民说没办好' },
  ...{ answer_lapses: '到期没有反馈', reopen: '居民要求重新办理', withdraw: '居民撤回' },
};

/** By what whoever is rung can go, by the name and subject of the law: its numbers change. */
export const legalBases: Readonly<Record<OutsideLine, readonly string[]>> = {
  '12305': [
    '《快递暂行条例》：快递企业受理投诉，七日内处理并告知用户。',
    '《邮政业用户申诉处理办法》：用户对企业的处理不满意，或者企业没有按期处理，可以申诉。',
  ],
  '12328': ['《中华人民共和国道路运输条例》：班线客运要连续提供服务，不得甩客。'],
  '12315': [
    '《中华人民共和国价格法》：经营者要明码标价，不得多收。',
    '车费归哪个单位管，各地不一样。拿不准时先打 12345，由它统一受理，再转给管这件事的单位。',
  ],
  '12345': ['《信访工作条例》：登记、转送、办理和答复群众提出的事项。'],
};

/** How whoever said it wanted to be known here. */
export const knownAs: Readonly<Record<IdentityMode, string>> = {
  named: '具名',
  hidden: '只让县里知道姓名',
  anonymous: '匿名',
};

/** By whom it was done, where it was no office. */
export const BY_RESIDENT = '居民';
export const BY_CLOCK = '系统';
