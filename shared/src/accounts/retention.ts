// How long is each kind of data kept, and by which law?

/** What a rule is about. */
export const retentionSubjects = [
  'session',
  'one_time_code',
  'invitation',
  'number_claim',
  'unconfirmed_person',
  'idle_account',
  'idempotency',
  'delivered_event',
  'notice',
  'unused_picture',
  'trip_reminder',
  'trip_report',
  'run_sheet',
  'driver',
  'consent',
  'grant',
  'audit',
  'parcel',
  'shipment',
  'errand',
  'offer',
  'complaint',
] as const;
export type RetentionSubject = (typeof retentionSubjects)[number];

/** A line of the table that the retention job applies and that everybody may read. */
export interface RetentionRule {
  readonly subject: RetentionSubject;
  /** What it is, in a person's words. */
  readonly name: string;
  /** Days after `since`. */
  readonly days: number;
  /** From when the days count. */
  readonly since: string;
  /** What happens then: `delete` leaves nothing, `anonymise` leaves only what counts pieces. */
  readonly then: 'delete' | 'anonymise';
  /** Why that long: the law, or our own need. */
  readonly basis: string;
}

const YEAR = 365;

/** The table. To change a period, change it here: the job, the app and the privacy page all read it. */
export const retentionRules: readonly RetentionRule[] = [
  {
    subject: 'session',
    name: '登录记录',
    days: 30,
    since: '退出或过期',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间；留三十天便于查盗用',
  },
  {
    subject: 'one_time_code',
    name: '一次性的码',
    days: 7,
    since: '用过或过期',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'invitation',
    name: '没有接受的邀请',
    days: 30,
    since: '过期或收回',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'number_claim',
    name: '放弃了或换了人的手机号记录',
    days: 30,
    since: '放弃或换人',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间；留三十天便于查是谁的号码',
  },
  {
    subject: 'unconfirmed_person',
    name: '一直没有核对过的家人',
    days: 180,
    since: '添加',
    then: 'delete',
    basis: '个人信息保护法第十九条、第四十七条：目的没有实现',
  },
  {
    subject: 'idle_account',
    name: '很久不用的居民账号',
    days: 3 * YEAR,
    since: '最后一次使用',
    then: 'delete',
    basis: '个人信息保护法第十九条、第四十七条：不再需要',
  },
  {
    subject: 'idempotency',
    name: '点两次只算一次的记号',
    days: 30,
    since: '提交',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'delivered_event',
    name: '已办完的内部消息',
    days: 30,
    since: '办完',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'notice',
    name: '收到的消息和通知结果',
    days: YEAR,
    since: '发出',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间；与包裹查询期一致，便于查有没有通知到',
  },
  {
    subject: 'unused_picture',
    name: '传了没有用上的图片和录音',
    days: 30,
    since: '上传',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'trip_reminder',
    name: '设过的班车提醒',
    days: 30,
    since: '那班车的日子',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间；留三十天便于查有没有提醒到',
  },
  {
    subject: 'trip_report',
    name: '班车报告里的报告人和手机',
    days: YEAR,
    since: '报告',
    then: 'anonymise',
    basis: '道路旅客运输企业安全管理规范：行车日志不少于六个月；留一年便于查投诉',
  },
  {
    subject: 'run_sheet',
    name: '签到和派车记录',
    days: YEAR,
    since: '那班车的日子',
    then: 'delete',
    basis: '道路旅客运输企业安全管理规范：行车日志不少于六个月；留一年便于查投诉',
  },
  {
    subject: 'driver',
    name: '公司登记的车和司机的证件',
    days: 3 * YEAR,
    since: '证件到期',
    then: 'delete',
    basis: '民法典第一百八十八条：诉讼时效三年，证明出车时证件有效',
  },
  {
    subject: 'consent',
    name: '同意和收回的记录',
    days: 3 * YEAR,
    since: '账号删除',
    then: 'delete',
    basis: '民法典第一百八十八条：诉讼时效三年，证明当时是否同意',
  },
  {
    subject: 'grant',
    name: '任职记录',
    days: 3 * YEAR,
    since: '任职结束',
    then: 'delete',
    basis: '民法典第一百八十八条：诉讼时效三年，证明谁经的手',
  },
  {
    subject: 'audit',
    name: '操作记录',
    days: 3 * YEAR,
    since: '记录',
    then: 'delete',
    basis: '网络安全法：日志不少于六个月；个人信息保护法第五十六条：处理情况记录至少三年',
  },
  {
    subject: 'parcel',
    name: '包裹资料',
    days: YEAR,
    since: '取走或退回',
    then: 'anonymise',
    basis: '邮政法第四十九条：查询期一年',
  },
  {
    subject: 'shipment',
    name: '寄货单里的姓名、电话和地址',
    days: YEAR,
    since: '办完或取消',
    then: 'anonymise',
    basis: '邮政法第四十九条：查询期一年',
  },
  {
    subject: 'errand',
    name: '托买东西的人的姓名和电话',
    days: YEAR,
    since: '取走、没买成或取消',
    then: 'anonymise',
    basis: '个人信息保护法第十九条：最短必要时间；与包裹查询期一致，钱货有话当面说清',
  },
  {
    subject: 'offer',
    name: '挂出来卖的东西，卖家的名字和电话',
    days: 30,
    since: '最后一天',
    then: 'delete',
    basis: '个人信息保护法第十九条：最短必要时间',
  },
  {
    subject: 'complaint',
    name: '投诉资料',
    days: 3 * YEAR,
    since: '办结',
    then: 'anonymise',
    basis: '邮政业用户申诉处理办法：档案保存三年',
  },
];
