// Is every drawing readable to WeChat: base64, with a size?
import { qrPicture } from './cards/qr-code';
import { svgAddress } from './svg-address';

const drawn = (address: string): string =>
  Buffer.from(address.replace('data:image/svg+xml;base64,', ''), 'base64').toString();

it('keeps the size that a drawing has, and gives it that of its view box otherwise', () => {
  const rest = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40"><text>村</text></svg>';
  expect(drawn(svgAddress(`<svg ${rest}`))).toBe(`<svg width="300" height="40" ${rest}`);
  expect(drawn(svgAddress(`<svg width="9" height="9" ${rest}`))).toBe(`<svg width="9" height="9" ${rest}`);
});

it('a code is drawn large enough for a camera', () => {
  const [, width] = /^<svg[^>]* width="(\d+)" height="\1"/.exec(drawn(qrPicture('https://khy.example/j/7K3M'))) ?? [];
  expect(Number(width)).toBeGreaterThan(300);
});
