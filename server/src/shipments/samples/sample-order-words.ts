// Where do the sample farmer and the sample buyers live?

/** Addresses at which nobody lives. */
export const sampleParty = {
  farm: '福建省三明市清流县长校镇下谢村样例 1 号',
  county: '福建省三明市清流县龙津镇样例街 2 号',
  far: '广东省广州市天河区样例路 3 号',
} as const;
