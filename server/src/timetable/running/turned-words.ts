// What is said where a bus does not come because it turned back before?

/** 车只到长校镇就返回：塌方. */
export function turnedBefore(lastStop: string, reason: string): string {
  return `车只到${lastStop}就返回：${reason}`;
}
