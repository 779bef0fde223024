// What are the sample people to whom parcels come called, and what is said of those parcels?

/** People who do not exist, with numbers in a range that nobody is given. The first is the sample household's. */
export const sampleRecipients = [
  { name: '样例·阿婆', phone: '19900000051' },
  { name: '样例·伍大叔', phone: '19900001001' },
  { name: '样例·张老师', phone: '19900001002' },
  { name: '样例·李婶', phone: '19900001003' },
  { name: '样例·黄木匠', phone: '19900001004' },
  { name: '样例·江豆腐', phone: '19900001005' },
  { name: '样例·邹阿公', phone: '19900001006' },
  { name: '样例·陈嫂', phone: '19900001007' },
  { name: '样例·魏大姐', phone: '19900001008' },
  { name: '样例·余老师', phone: '19900001009' },
  { name: '样例·赖阿婆', phone: '19900001010' },
] as const;

/** Why something was done to one. */
export const sampleReasons = {
  notFetched: '催了三次，没有人来取',
  neighbourTookIt: '问过了，是邻居帮忙带回家的，东西已经送到',
} as const;
