// In a browser: somebody chooses 长校镇 and 下谢村 by touch, reads the next bus, and still reads it when the
// network is gone.
import { timetableApi, wallTime } from '@kehuoyou/shared';
import { inBrowser, openPhone } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_STOP } from '../../harness/places.js';
import { measure, shortcomings } from '../../harness/readability.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { carryOut } from '../../harness/run/commands.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
/** What a phone may have to fetch until it shows the next bus. */
const FIRST_ANSWER_BYTES = 15_000;

inBrowser('in a browser', () => {
  onEachDatabase((database) => {
    let server: RunningServer;
    let phone: Phone;

    beforeAll(async () => {
      server = await startServer({ database, clock: CLOCK });
      phone = await openPhone(server.url, { clock: CLOCK });
    });
    afterAll(async () => {
      await phone.close();
      await server.stop();
    });

    it('asks which village, and after two touches says when the next bus comes, as the server does', async () => {
      expect(await phone.text()).toMatch(/^您是哪个村？/);
      await phone.tap('长校镇');
      await phone.tap('下谢村');
      const text = await phone.text();
      const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
      const [next, later] = board.departures;
      expect(text).toContain('下谢村');
      expect(text).toContain(wallTime(next?.seconds ?? Number.NaN));
      expect(text).toMatch(/还有 4[678] 分/);
      expect(text).toContain(wallTime(later?.seconds ?? Number.NaN));
      expect(text).toContain('今天开到 19:00');
      expect(await phone.apiBytes()).toBeGreaterThan(1_000);
      expect(await phone.apiBytes()).toBeLessThan(FIRST_ANSWER_BYTES);
    });

    it('says it for the ear as well', async () => {
      const card = phone.page.getByRole('group', { name: /^下谢村下一班车/ });
      expect(await card.getAttribute('aria-label')).toMatch(/上午九点四十八分/);
    });

    it('still says it when the network is cut and the page opened anew, with the age of what it knows', async () => {
      await phone.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
      await phone.setOffline(true);
      await phone.setClock('2026-11-24T09:30:00+08:00');
      await phone.reload();
      const text = await phone.text();
      expect(text).toContain('09:48');
      expect(text).toMatch(/还有 1[678] 分/);
      expect(text).toMatch(/没有网络|没有网/);
      expect(text).toMatch(/(?:29|30)分钟前的信息/);
      await phone.picture(`home-offline-${database.engine}`);
    });

    it('reads other days and the point’s page without a network', async () => {
      await phone.tap('看全部班次');
      expect(await phone.text()).toMatch(/09:48[^]*15:28/);
      await phone.back();
      await phone.tap('看下谢村服务点');
      expect(await phone.text()).toMatch(/下谢村服务点[^]*没有网络[^]*今天开到 19:00[^]*能办的事/);
      await phone.back();
    });

    it('is fresh again when the network is back', async () => {
      await phone.setOffline(false);
      await phone.reload();
      await eventually(async () => expect(await phone.text()).toMatch(/刚刚更新/));
    });

    it('sees that the bus is cancelled, why, and which one comes instead', async () => {
      expect(
        (
          await carryOut('announce', ['cancel-trip', 'Y104A-01', '2026-11-24', '路面塌方'], {
            database,
            clock: CLOCK,
          })
        ).code,
      ).toBe(0);
      await eventually(async () =>
        expect((await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP })).departures[0]?.status).toBe(
          'cancelled',
        ),
      );
      // What is half a minute old is asked anew.
      await phone.setClock('2026-11-24T09:32:00+08:00');
      await phone.reload();
      const text = await phone.text();
      expect(text).toContain('路面塌方');
      expect(text).toContain('取消');
      expect(text).toMatch(/15:28/);
      await phone.picture(`home-cancelled-${database.engine}`);
      expect(shortcomings(await measure(phone.page), 'normal')).toEqual([]);
    });

    it('is told in a sentence when what it asks for does not exist, or the server is away', async () => {
      await phone.open('/network/point/index?id=NOWHERE');
      expect(await phone.text()).toContain('没有找到这个服务点');
      await phone.open('/timetable/board/index?stop=NOWHERE');
      expect(await phone.text()).toContain('没有找到这个车站');
      await server.kill();
      await phone.open('/network/point/index?id=P104203');
      expect(await phone.text()).toMatch(/[一-龥]{6,}/);
      await phone.open('/home/index');
      expect(await phone.text()).toContain('15:28');
      await server.startAgain();
    });

    it('has complained of nothing to its console', () => {
      expect(phone.complaints).toEqual([]);
    });
  });
});
