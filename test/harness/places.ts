// Which places of the county do the stories play in?

/** 长校镇. */
export const CHANGXIAO = '350423104';
/** 下谢村 in 长校镇, with its point and its stop. */
export const XIAXIE = '350423104204';
export const XIAXIE_POINT = 'P104204';
export const XIAXIE_STOP = 'V104204';
/** The county's bus station. */
export const COUNTY_STOP = 'COUNTY';
/** 留坑村 in the same township, where the line to the county's town passes. */
export const LIUKENG = '350423104201';
export const LIUKENG_STOP = 'V104201';
