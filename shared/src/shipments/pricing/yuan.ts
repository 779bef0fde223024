// How is an amount of whole fen written?

/** 26100 fen are 261.00; less than nothing has its sign in front. */
export function yuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${fen} is no whole amount of fen`);
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** 261 元, 1 元 5 角, for the ear. */
export function spokenYuan(fen: number): string {
  const whole = Math.abs(fen);
  const [jiao, rest] = [Math.floor((whole % 100) / 10), whole % 10];
  const parts = [
    ...(whole >= 100 || whole === 0 ? [`${Math.floor(whole / 100)} 元`] : []),
    ...(jiao > 0 ? [`${jiao} 角`] : []),
    ...(rest > 0 ? [`${rest} 分`] : []),
  ];
  return `${fen < 0 ? '退 ' : ''}${parts.join(' ')}`;
}
