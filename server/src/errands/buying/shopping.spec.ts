// Does every list say of each errand why it waits: the shop's, the keeper's, one's own, and the one on paper?
import { errandsApi, shoppingApi, shoppingGroups } from '@kehuoyou/shared';
import type { ShoppingErrand } from '@kehuoyou/shared';
import type { Block } from '../../documents/page-document.js';
import { NetworkService } from '../../network/network.service.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { accepted, asked, errandsForEachTest, mine, POINT, read, town } from '../../testing/errands/errand-world.js';
import { shoppingSheet } from './shopping.view.js';

errandsForEachTest();

const NINE_DAYS_MS = 9 * 24 * 3_600_000;

/** The rows of the sheet, under what stands above them. */
function printed(errands: readonly ShoppingErrand[], by: (typeof shoppingGroups)[number]): [string, string][] {
  const { blocks } = shoppingSheet({ errands, buyers: [] }, by, town.clock.now());
  let above = '';
  // It is made of a list, and not read bit by bit.
  return [...(blocks as Iterable<Block>)].flatMap((block): [string, string][] => {
    if (block.kind === 'heading') above = block.text;
    if (block.kind !== 'table') return [];
    return [...(block.rows as Iterable<readonly string[]>)].map((row) => [above, row.join(' ')]);
  });
}

it('says everywhere why nobody is there when its bus comes', async () => {
  const { id } = await accepted();
  const pause = { from: town.clock.now(), until: new Date(town.clock.now().getTime() + NINE_DAYS_MS) };
  const network = town.app.get(NetworkService);
  await town.app
    .get(PointPauses)
    .announce({ pointId: POINT, ...pause, reason: '站长住院', substitutePointId: undefined });
  await network.load();
  const { errands } = (await town.call(shoppingApi.list, {}, { token: 'coop' })).answer;
  for (const seen of [await read(id), errands[0]])
    expect(seen).toMatchObject({ bus: { tripId: expect.any(String) }, waits: expect.stringContaining('站长住院') });
  const atPoint = (await town.call(errandsApi.atPoint, { pointId: POINT }, { token: 'keeper' })).answer.errands;
  for (const [seen] of [atPoint, await mine()]) expect(seen?.waits).toContain('站长住院');
  for (const by of shoppingGroups) for (const [, row] of printed(errands, by)) expect(row).toContain('站长住院');
});

it('says of each on paper its own reason, and of none that whoever buys it takes along', async () => {
  await accepted();
  await accepted('keeper');
  await asked();
  const [first, own, open] = (await town.call(shoppingApi.list, {}, { token: 'keeper' })).answer.errands;
  const [shops] = (await town.call(shoppingApi.list, {}, { token: 'coop' })).answer.errands;
  expect([first?.taken, own?.taken, open]).toEqual([true, false, undefined]);
  if (first === undefined || shops === undefined) throw new Error('nothing is listed');
  const { bus: _bus, ...busless } = shops;
  const rows = printed(
    [{ ...busless, waits: '没有登记在哪一站' }, { ...busless, waits: '没有能带货去的班车' }, first],
    'bus',
  );
  expect(rows.map(([above, row]) => [above, /没有[^ ]*/.exec(row)?.[0]])).toEqual([
    ['没有班车带的', '没有登记在哪一站'],
    ['没有班车带的', '没有登记在哪一站'],
    ['没有班车带的', '没有能带货去的班车'],
    ['没有班车带的', '没有能带货去的班车'],
    ['自己带到服务点', undefined],
    ['自己带到服务点', undefined],
  ]);
});
