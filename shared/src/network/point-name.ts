// How is a service point called among people who know that it is one?

/** 俞坊村 of 俞坊村客货邮服务点; the name as it is where that is all of it. */
export function shortPointName(name: string): string {
  return name.replace(/(?:客货邮)?(?:综合)?服务[点站]$/, '') || name;
}

/** 下谢村服务点 of 下谢村客货邮服务点: without what the names of all of them have. */
export function pointName(name: string): string {
  return name.replace('客货邮', '');
}
