// Which colour does a drawn picture take? In a browser the token itself; WeChat's pictures cannot read tokens.

/** The colours of tokens.scss that pictures use, written out; a test holds both together. */
export const tokenColours = {
  ink: '#17211c',
  card: '#ffffff',
  green: '#0b6b4f',
  amber: '#8a4b00',
  red: '#a1260d',
  grey: '#5b635e',
  edge: '#8b9189',
  line: '#e3dfd3',
  way: '#cfc8b6',
} as const;
export type Paint = keyof typeof tokenColours;

/** What to write into `fill` or `stroke` of a picture that `SvgPicture` shows. */
export function paint(name: Paint): string {
  return process.env.TARO_ENV === 'h5' ? `var(--${name})` : tokenColours[name];
}
