// Which carrier does somebody mean who writes 中通, ZTO or 韵达快递?
import { carriers } from '../carriers/carrier.js';

/** What people write besides the names that we use ourselves; in the form of `plain`. */
const ALSO: Readonly<Record<string, string>> = {
  顺丰: 'shunfeng',
  sf: 'shunfeng',
  sfexpress: 'shunfeng',
  zto: 'zhongtong',
  yto: 'yuantong',
  sto: 'shentong',
  yd: 'yunda',
  yundaex: 'yunda',
  'j&t': 'jtexpress',
  jt: 'jtexpress',
  jnt: 'jtexpress',
  极兔快递: 'jtexpress',
  京东快递: 'jd',
  京东: 'jd',
  jdl: 'jd',
  中国邮政: 'youzhengguonei',
  邮政: 'youzhengguonei',
  邮政包裹: 'youzhengguonei',
  邮政快包: 'youzhengguonei',
  快递包裹: 'youzhengguonei',
  chinapost: 'youzhengguonei',
  邮政速递: 'ems',
  德邦: 'debangkuaidi',
  菜鸟: 'danniao',
  丹鸟: 'danniao',
  百世: 'huitongkuaidi',
};

/** What may stand behind a firm's name, or not. */
const KIND_OF_FIRM = /(?:快递|速运|速递|快运|物流|集团|公司|有限|股份)+$/;

const byName = new Map<string, string>();
for (const { code, name } of [...carriers].reverse()) {
  byName.set(code, code);
  byName.set(plain(name), code);
}
for (const { code, name } of carriers) {
  const short = plain(name).replace(KIND_OF_FIRM, '');
  // 中通 is 中通快递 before it is 中通快运: the more frequent one stands first.
  if (!byName.has(short)) byName.set(short, code);
}
for (const [name, code] of Object.entries(ALSO)) byName.set(name, code);

/** The code of the firm that is called so; undefined for a name that we do not know. */
export function carrierNamed(text: string): string | undefined {
  const name = plain(text);
  return byName.get(name) ?? byName.get(name.replace(KIND_OF_FIRM, ''));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()_.·-]/g, '');
}
