// Why is a bus late or stopped, in words to choose and to read?

/** How late a driver may say to be, minutes: each is a button. */
export const delayMinutes = [5, 10, 15, 20, 30, 45, 60, 90] as const;

/** Why a bus is late, as passengers will read it. */
export const delayReasons = [
  '路上堵车',
  '下雨路滑',
  '等客人',
  '上下货多',
  '前面修路',
  '赶圩人多',
  '车有点毛病',
] as const;

/** Why a bus does not go, or goes no further. */
export const stopReasons = ['车坏了', '前面塌方', '路被水淹', '前面封路', '出了事故', '雪大冰冻', '有人急病'] as const;
