// Which numbers come out of scanners that nobody has announced?

/** What scanners and people make of one number. */
export const NOISE = [
  ']C1YT8812345678901',
  '*YT8812345678901*',
  'ＹＴ８８１２３４５６７８９０１',
  'yt88 1234 5678 901',
  'YT88-1234-5678-901',
  '快递单号：YT8812345678901',
  '\u200BYT8812345678901\uFEFF',
  '\u001DYT8812345678901\r',
];
/** The digits by which its place on the shelf is called. */
export const NOISE_TAIL = '8901';
/** What is no number. */
export const NO_NUMBERS = [
  '',
  ' ',
  '#####',
  '1'.repeat(33),
  '1'.repeat(201),
  'https://example.com/a?b=1',
  '\u0000\u0000',
  'YT',
  '单号',
  '👵🏽👵🏽👵🏽',
];
/** Numbers of firms abroad, right and wrong. */
export const FOREIGN = [
  'RB123456785GB',
  'EB000717595HK',
  'RB123456786GB',
  '1Z999AA10123456784',
  '9400110200881234567890',
  'JD0012345678901-1-3-',
  '00340434161094027318',
];
