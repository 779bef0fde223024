// Where do the sample farmer and the sample buyers live, and what is sent?

/** Who sends it, and addresses at which nobody lives. */
export const sampleParty = {
  farmer: '样例·阿婆',
  farm: '福建省三明市清流县长校镇下谢村样例 1 号',
  county: '福建省三明市清流县龙津镇样例街 2 号',
  far: '广东省广州市天河区样例路 3 号',
} as const;

/** What is sent, as the catalogue calls it. */
export const sampleGoods = { curd: '豆腐皮', shoots: '笋干' } as const;

/** Buyers who do not exist, with numbers in a range that nobody is given. */
export const sampleBuyers = [
  { name: '样例·伍大叔', phone: '19900001001' },
  { name: '样例·张老师', phone: '19900001002' },
  { name: '样例·李婶', phone: '19900001003' },
] as const;
