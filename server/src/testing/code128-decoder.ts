// What does a hand scanner read from the bars of a Code 128? Written from the table of ISO/IEC 15417, for specs.

/** Widths of bar, space, bar, space, bar, space by the value of the symbol, 0 to 105. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const [START_A, START_B, START_C] = [103, 104, 105];
const [TO_C, TO_B, TO_A] = [99, 100, 101];

/** The text of the bars; throws where a scanner would not beep. */
export function readCode128(bars: readonly number[]): string {
  const text = bars.join('');
  if (!text.endsWith(STOP) || (bars.length - STOP.length) % 6 !== 0) throw new Error('no stop symbol');
  const values = (text.slice(0, -STOP.length).match(/.{6}/g) ?? []).map((pattern) => PATTERNS.indexOf(pattern));
  const [start = -1, ...rest] = values;
  const check = rest.pop();
  const sum = rest.reduce((total, value, index) => total + value * (index + 1), start);
  if (values.includes(-1) || sum % 103 !== check) throw new Error('the check symbol is wrong');
  return rest.reduce(
    ({ set, said }, value) => {
      const next = { [TO_A]: START_A, [TO_B]: START_B, [TO_C]: START_C }[value];
      if (next !== undefined && next !== set) return { set: next, said };
      if (set === START_C) return { set, said: said + String(value).padStart(2, '0') };
      return { set, said: said + String.fromCharCode(set === START_A && value >= 64 ? value - 64 : value + 32) };
    },
    { set: start, said: '' },
  ).said;
}
