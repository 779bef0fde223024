// Which pictures go with an announcement, and what is left in them?
import { announcementsApi, picturesApi } from '@kehuoyou/shared';
import sharp from 'sharp';
import {
  server,
  county,
  second,
  relay,
  submit,
  forOffice,
  serverForAllTests,
} from '../../testing/announcements-server.js';

serverForAllTests();

const photo = async (): Promise<string> =>
  (
    await sharp({ create: { width: 1_600, height: 900, channels: 3, background: '#336699' } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitude: '26/1 10/1 0/1' } })
      .toBuffer()
  ).toString('base64');

const upload = async (token: string, data: string) => server.call(picturesApi.upload, { data }, { token });

describe('pictures', () => {
  it('are made anew without their place, and public once WeChat has looked at every one', async () => {
    const pictures = [(await upload(county, await photo())).answer.id, (await upload(county, await photo())).answer.id];
    const { id } = (await submit(county, { pictures })).answer;
    await relay();
    expect((await server.call(announcementsApi.one, { id })).answer.pictures).toEqual(pictures);
    const response = await fetch(`${server.url}/api/pictures/${pictures[0]}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([metadata.width, metadata.exif]).toEqual([1_280, undefined]);
  });

  it('to which WeChat objects hold the announcement', async () => {
    const pictures = [(await upload(county, await photo())).answer.id, (await upload(county, await photo())).answer.id];
    server.standIn.api.push.nextVerdicts.push('pass', 'risky');
    const { id } = (await submit(county, { pictures })).answer;
    await relay();
    expect(await forOffice(county, id)).toMatchObject({
      status: 'held',
      steps: [{}, { reason: '图片：微信检查说可能违规' }],
    });
  });

  it('are one’s own, and are used once', async () => {
    const { id } = (await upload(county, await photo())).answer;
    expect((await submit(second, { pictures: [id] })).code).toBe('picture_not_found');
    expect((await submit(county, { pictures: [id] })).status).toBe(201);
    expect((await submit(county, { pictures: [id] })).code).toBe('picture_not_found');
  });

  it.each([
    ['text', Buffer.from('就这些').toString('base64')],
    [
      'SVG',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
      ).toString('base64'),
    ],
    ['a cut-off JPEG', '/9j/4AAQSkZJRg=='],
  ])('are not %s', async (_what, data) => {
    expect((await upload(county, data)).code).toBe('picture_not_readable');
  });

  it('that unpack to more than a phone’s camera makes are refused', async () => {
    const bomb = await sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(180_000);
    expect((await upload(county, bomb.toString('base64'))).code).toBe('picture_not_readable');
  });
});
