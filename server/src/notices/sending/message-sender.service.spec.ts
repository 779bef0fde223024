// Does a message go out when it should, once, at the price of one acceptance, and what if it cannot?
import { noticeRules } from '@kehuoyou/shared';
import { NoticesWorld } from '../../testing/notices/notices-world.js';
import { MessageAcceptanceEntity, MessageBudgetEntity } from '../keeping/message.entity.js';
import { GIVE_UP_AFTER_MS } from './message-sender.service.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeReadingEntity } from '../keeping/notice.entity.js';

const SEND = '/cgi-bin/message/subscribe/send';
const account = '01920000-0000-7000-8000-000000000001';

let world: NoticesWorld;

beforeEach(async () => {
  world = await NoticesWorld.begin();
});

afterEach(() => world.end());

const delivered = () => world.standIn.api.messages.delivered;
const left = async () => (await world.db.findOneBy(MessageBudgetEntity, { accountId: account }))?.left;

describe('a message', () => {
  it('goes out at once by day and costs one acceptance', async () => {
    await world.inWechat(account, 'grandmother', 3);
    await world.tell([account], { kind: 'trip_cancelled' });
    await world.relay().drain();
    expect(delivered()).toHaveLength(1);
    expect(delivered()[0]?.data).toMatchObject({ thing1: 'K02路取消', thing4: '下一班10:40' });
    expect(await left()).toBe(2);
    expect(await world.outcomes('wechat')).toEqual(['sent']);
    expect(await world.outcomes('inbox')).toEqual(['shown']);
  });

  it('is the same message however often its event is told', async () => {
    await world.inWechat(account, 'grandmother', 3);
    const eventId = '01920000-0000-7000-8000-0000000000ee';
    expect(await world.tell([account, account], { kind: 'trip_cancelled', eventId })).toBe(1);
    expect(await world.tell([account], { kind: 'trip_cancelled', eventId })).toBe(0);
    await world.relay().drain();
    expect(delivered()).toHaveLength(1);
    expect(await world.db.count(NoticeEntity)).toBe(1);
  });

  it('is not sent to somebody who never came from WeChat: the keeper is asked to call', async () => {
    await world.tell([account], { kind: 'trip_cancelled' });
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['no_wechat']);
    expect(await world.db.findBy(NoticeDeliveryEntity, { channel: 'keeper_call' })).toMatchObject([
      { pointId: 'P104204', closedAt: null, priority: 1 },
    ]);
  });

  it('does not trouble the keeper with what is not worth a call, nor without a point', async () => {
    await world.tell([account], { kind: 'point_paused', subject: 'pause 1' });
    await world.tell([account], {
      kind: 'trip_cancelled',
      recipients: [{ accountId: account, reason: '您关注了K02路' }],
    });
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['no_wechat', 'no_wechat']);
    expect(await world.db.countBy(NoticeDeliveryEntity, { channel: 'keeper_call' })).toBe(0);
  });

  it('does not come too late', async () => {
    await world.inWechat(account, 'grandmother', 1);
    await world.tell([account], { kind: 'trip_cancelled', expiresAt: new Date('2026-11-24T09:00:00+08:00') });
    await world.relay().drain();
    expect(delivered()).toHaveLength(0);
    expect(await world.outcomes('wechat')).toEqual(['expired']);
    expect(await left()).toBe(1);
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T20:59:59.999+08:00', true],
    ['2026-11-24T21:00:00.000+08:00', false],
    ['2026-11-25T06:59:59.999+08:00', false],
    ['2026-11-25T07:00:00.000+08:00', true],
  ])('at %s a message goes out: %s', async (now, goes) => {
    await world.inWechat(account, 'grandmother', 1);
    world.clock.set(now);
    await world.tell([account], { kind: 'trip_cancelled' });
    await world.relay().drain();
    expect(delivered()).toHaveLength(goes ? 1 : 0);
    // The inbox has it in any case.
    expect(await world.outcomes('inbox')).toEqual(['shown']);
    world.clock.set('2026-11-25T07:00:00.000+08:00');
    await world.relay().drain();
    expect(delivered()).toHaveLength(1);
  });

  it('do not hold back what is urgent, even if something else waits for the same person', async () => {
    await world.inWechat(account, 'grandmother', 3);
    world.clock.set('2026-11-24T22:00:00+08:00');
    await world.tell([account], { kind: 'trip_cancelled', subject: 'trip A' });
    await world.tell([account], { kind: 'trip_cancelled', subject: 'trip B', urgent: true });
    await world.relay().drain();
    expect(delivered()).toHaveLength(1);
    expect(await world.outcomes('wechat')).toEqual(['sent']);
  });

  it('hold back what a server that was down finds in the evening', async () => {
    await world.inWechat(account, 'grandmother', 1);
    await world.tell([account], { kind: 'trip_cancelled' });
    world.clock.set('2026-11-24T21:30:00+08:00');
    await world.relay().drain();
    expect(delivered()).toHaveLength(0);
    world.clock.set('2026-11-25T07:00:00+08:00');
    await world.relay().drain();
    expect(delivered()).toHaveLength(1);
  });
});

describe('news of the same thing', () => {
  const other = { subject: 'trip K02-1 2026-11-25' };

  it('calls off what was not told yet: neither that a bus is cancelled nor that it runs after all', async () => {
    await world.inWechat(account, 'grandmother', 3);
    world.clock.set('2026-11-24T22:00:00+08:00');
    await world.tell([account], { kind: 'trip_cancelled', ...other });
    await world.relay().drain();
    await world.tell([account], { kind: 'trip_restored', ...other });
    world.clock.set('2026-11-25T07:00:00+08:00');
    await world.relay().drain();
    expect(delivered()).toHaveLength(0);
    expect(await world.outcomes('wechat')).toEqual(['superseded']);
    expect((await world.outcomes('inbox')).sort()).toEqual(['shown', 'shown', 'superseded']);
    expect(await left()).toBe(3);
  });

  it('is told to whom the first was sent', async () => {
    await world.inWechat(account, 'grandmother', 3);
    await world.tell([account], { kind: 'trip_cancelled', ...other });
    await world.relay().drain();
    await world.tell([account], { kind: 'trip_restored', ...other });
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['sent', 'sent']);
  });

  it('is told to whom has read the first in the inbox', async () => {
    world.clock.set('2026-11-24T22:00:00+08:00');
    await world.inWechat(account, 'grandmother', 3);
    await world.tell([account], { kind: 'trip_cancelled', ...other });
    const { id } = await world.db.findOneByOrFail(NoticeEntity, { kind: 'trip_cancelled' });
    await world.database.transactions.run((tx) =>
      tx.insert(NoticeReadingEntity, { noticeId: id, accountId: account, readAt: world.clock.now() }),
    );
    await world.tell([account], { kind: 'trip_restored', ...other });
    world.clock.set('2026-11-25T07:00:00+08:00');
    await world.relay().drain();
    expect((await world.outcomes('wechat')).sort()).toEqual(['sent', 'superseded']);
  });

  it('takes the call off the keeper’s list', async () => {
    await world.tell([account], { kind: 'trip_cancelled', ...other });
    await world.relay().drain();
    await world.tell([account], { kind: 'trip_restored', ...other });
    expect(await world.outcomes('keeper_call')).toEqual(['superseded']);
    expect((await world.db.findOneByOrFail(NoticeDeliveryEntity, { channel: 'keeper_call' })).closedAt).not.toBeNull();
  });
});

describe('the budget', () => {
  it('is not overdrawn when many messages are sent at once by several workers', async () => {
    await world.inWechat(account, 'grandmother', 5);
    for (let n = 0; n < 20; n += 1) await world.tell([account], { kind: 'trip_cancelled', subject: `trip ${n}` });
    await Promise.all([world.relay().drain(), world.relay().drain(), world.relay().drain()]);
    const outcomes = await world.outcomes('wechat');
    expect(outcomes.filter((each) => each === 'sent')).toHaveLength(5);
    expect(outcomes.filter((each) => each === 'no_budget')).toHaveLength(15);
    expect(delivered()).toHaveLength(5);
    expect(await left()).toBe(0);
    expect(await world.db.count(MessageAcceptanceEntity)).toBe(5);
  });

  it('counts every acceptance, also those that come at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, () => world.inWechat(account, 'grandmother', 1)));
    expect(await left()).toBe(20);
  });

  it('keeps the last ones for what matters more', async () => {
    await world.inWechat(account, 'grandmother', 2);
    await world.tell([account], { kind: 'point_paused', subject: 'pause 1' });
    await world.tell([account], { kind: 'point_paused', subject: 'pause 2' });
    await world.tell([account], { kind: 'trip_cancelled', subject: 'trip 1' });
    await world.relay().drain();
    expect(noticeRules.point_paused.leaveOver).toBe(1);
    expect(await world.outcomes('wechat')).toEqual(['sent', 'no_budget', 'sent']);
  });

  it('is empty when WeChat says so', async () => {
    await world.inWechat(account, 'grandmother', 3);
    world.standIn.api.messages.refuse(
      world.standIn.api.person('grandmother').openId,
      world.messages.templateId('service_change') ?? '',
    );
    await world.tell([account], { kind: 'trip_cancelled', subject: 'trip 1' });
    await world.tell([account], { kind: 'trip_cancelled', subject: 'trip 2' });
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['refused', 'no_budget']);
    expect(await left()).toBe(0);
  });
});

describe('a WeChat that fails', () => {
  it('is tried again without a second acceptance, until it works', async () => {
    await world.inWechat(account, 'grandmother', 2);
    world.standIn.failures.next(SEND, { kind: 'errcode', errcode: -1 });
    world.standIn.failures.next(SEND, { kind: 'drop' });
    await world.tell([account], { kind: 'trip_cancelled' });
    for (let n = 0; n < 3; n += 1) {
      await world.relay().drain();
      world.clock.pass(20_000);
    }
    expect(await world.outcomes('wechat')).toEqual(['sent']);
    expect(await left()).toBe(1);
  });

  it('is given up after a quarter of an hour, in which the acceptance comes back and the keeper calls', async () => {
    await world.inWechat(account, 'grandmother', 2);
    world.standIn.failures.next(SEND, { kind: 'errcode', errcode: -1 }, 100);
    await world.tell([account], { kind: 'trip_cancelled' });
    const end = world.clock.now().getTime() + GIVE_UP_AFTER_MS;
    while (world.clock.now().getTime() < end) {
      await world.relay().drain();
      expect(await world.outcomes('wechat')).toEqual([]);
      world.clock.pass(60_000);
    }
    world.clock.pass(20 * 60_000);
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['failed']);
    expect(await left()).toBe(2);
    expect(await world.db.countBy(NoticeDeliveryEntity, { channel: 'keeper_call' })).toBe(1);
  });

  it('is not tried again when it says that the message itself is wrong', async () => {
    await world.inWechat(account, 'grandmother', 2);
    world.standIn.failures.next(SEND, { kind: 'errcode', errcode: 47003 });
    await world.tell([account], { kind: 'trip_cancelled' });
    await world.relay().drain();
    expect(await world.outcomes('wechat')).toEqual(['failed']);
    expect(await left()).toBe(2);
  });
});
