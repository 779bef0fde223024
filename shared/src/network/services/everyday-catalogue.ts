// Which everyday services may a point give, what does the post say of each, and what may a keeper say?

/** What a keeper may say of a service at their point, besides that they give it. */
export const everydayFields = ['note', 'when', 'cost', 'helper'] as const;
export type EverydayField = (typeof everydayFields)[number];

/** Most characters of each. */
export const EVERYDAY_CHARACTERS: Readonly<Record<Exclude<EverydayField, 'cost'>, number>> = {
  note: 100,
  when: 40,
  helper: 20,
};

/** A service, as the post lets points give it. */
export interface EverydayService {
  readonly id: string;
  /** As a sign says it. */
  readonly name: string;
  /** What people ask for who mean it. */
  readonly names: readonly string[];
  /** What to bring, in the post's words. */
  readonly bring: string;
  /** Most that a keeper may ask for it, fen; 0 for what is free everywhere. */
  readonly mostFen: number;
  /** For what that is, such as 一张. */
  readonly per?: string;
  readonly fields: readonly EverydayField[];
}

const NO_PAPERS = '证件给站长看一眼就拿回，不留。';
const OWN_PASSWORD = '密码您自己按，不要告诉别人。';

/** The catalogue. What stands here is the post's word; what a point adds lies within it. */
export const everydayServices: readonly EverydayService[] = [
  service('electricity', '交电费', ['电费', '交电', '缴电', '买电', '电卡'], '带一张电费单，或者记下户号。', 0),
  service('water', '交水费', ['水费', '交水', '缴水'], '带一张水费单，或者记下户号。', 0),
  service(
    'phone',
    '充话费',
    ['话费', '手机费', '电话费', '充值', '充手机', '流量', '交手机', '充电话'],
    '记下要充的手机号，自己报给站长。',
    0,
  ),
  service(
    'television',
    '交电视、宽带费',
    ['电视费', '有线电视', '广电', '宽带', '网费', '网络费'],
    '带上回的单子，或者记下用户号。',
    0,
  ),
  service(
    'insurance',
    '交医保社保',
    ['医保', '社保', '养老保险', '合作医疗', '新农合', '农保', '保险费'],
    `带身份证或者社保卡。${NO_PAPERS}`,
    0,
  ),
  service(
    'alive',
    '养老金认证',
    ['养老认证', '资格认证', '社保认证', '刷脸', '生存认证', '年审'],
    `本人来，带身份证。${NO_PAPERS}`,
    0,
  ),
  service(
    'cash',
    '取钱（助农取款）',
    ['取钱', '取款', '取现', '领钱', '助农', '领养老金', '查余额'],
    `带银行卡或者社保卡。${OWN_PASSWORD}`,
    0,
  ),
  service(
    'office',
    '政务代办',
    ['代办', '政务', '办证', '盖章', '开证明', '证明', '老年证', '残疾证', '低保', '户口', '办事'],
    `先打电话问要哪些材料。${NO_PAPERS}`,
    0,
  ),
  service(
    'print',
    '打印复印',
    ['打印', '复印', '扫描', '打字', '印材料'],
    '带要印的纸，或者手机里的照片。',
    200,
    '一张',
  ),
  service(
    'photo',
    '拍证件照',
    ['证件照', '照相', '拍照', '一寸照', '两寸照', '寸照'],
    '人来就行，衣服不要白的。',
    3_000,
    '一份',
  ),
  service(
    'farming',
    '买化肥种子',
    ['农资', '化肥', '肥料', '尿素', '复合肥', '种子', '谷种', '稻种', '农膜', '饲料'],
    '写下要什么、要几包。农药不代买，请打电话给有农药经营许可证的店。',
    0,
  ),
  service(
    'ticket',
    '买车票',
    ['车票', '火车票', '动车票', '汽车票', '买票', '订票'],
    `带身份证。${NO_PAPERS}`,
    500,
    '一张',
  ),
  service('writing', '帮填表、念信', ['填表', '念信', '读信', '写信', '代写', '看单子', '认字'], '带上表格或者信。', 0),
];

/** The service of this id, or undefined. */
export function everydayService(id: string): EverydayService | undefined {
  return everydayServices.find((each) => each.id === id);
}

function service(
  id: string,
  name: string,
  names: readonly string[],
  bring: string,
  mostFen: number,
  per?: string,
): EverydayService {
  const fields = everydayFields.filter((field) => field !== 'cost' || mostFen > 0);
  return { id, name, names, bring, mostFen, fields, ...(per === undefined ? {} : { per }) };
}
