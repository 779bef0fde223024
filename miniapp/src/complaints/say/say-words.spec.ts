// Does the form send what was meant and no more, and say what is missing?
import { complaintCategories, identityModes, voiceSubjects } from '@kehuoyou/shared';
import { draftOf, goesOn } from './say-draft';
import type { SayDraft } from './say-draft';
import { begunAnew, categoriesFor, checkWords, filingOf, missingWords, sameWords, subjectOf } from './say-words';

const now = new Date('2026-11-24T09:20:00+08:00');
const begun = draftOf({ pointId: 'P1', kind: 'complaint', category: 'point_closed', name: '下谢村服务点' });
const sent = (changes: Partial<SayDraft>, signedIn = true) =>
  filingOf({ ...begun, ...changes }, { receipt: '7K3MPQ2X9ABC', at: now, signedIn });

it('begins with the thing that the page was opened about, and goes on with it', () => {
  expect(begun).toMatchObject({ about: { pointId: 'P1' }, category: 'point_closed', kind: 'complaint' });
  expect(subjectOf(begun.about)).toBe('point');
  expect(goesOn(begun, { pointId: 'P1' }, 0)).toBe(true);
  expect(goesOn(begun, {}, 0)).toBe(false);
  expect(goesOn(begun, {}, 1)).toBe(true);
  expect(goesOn({ ...begun, text: '门锁着' }, {}, 0)).toBe(true);
  expect(goesOn(begun, { pointId: 'P2' }, 0)).toBe(false);
  expect(goesOn(begun, { pointId: 'P1', category: 'point_fee' }, 0)).toBe(false);
  expect(goesOn(undefined, {}, 0)).toBe(false);
});

it('sends nothing of whoever is nobody, and of a parcel only the place', () => {
  const about = { pointId: 'P1', parcelId: 'Q1', shipmentId: 'S1' };
  const contact = { contactName: '罗大山', contactPhone: '19900000001' };
  const nobody = sent({ about, ...contact, identity: 'anonymous' });
  expect(nobody).toEqual({
    ...{ receipt: '7K3MPQ2X9ABC', kind: 'complaint', category: 'point_closed', identity: 'anonymous' },
    ...{ pointId: 'P1', occurredAt: now.toISOString() },
  });
  expect(sent({ about, ...contact }, false)).not.toHaveProperty('parcelId');
  expect(sent({ about, ...contact })).toMatchObject({ parcelId: 'Q1', name: '罗大山', phone: '19900000001' });
});

it('joins others only where that was chosen', () => {
  expect(sent({ joins: 'ABC234' }).joins).toBe('ABC234');
  expect(sent({ joins: 'own' })).not.toHaveProperty('joins');
  expect(sent({})).not.toHaveProperty('joins');
});

it('sends praise under no kind of trouble, and asks for a word or a picture with it', () => {
  expect(sent({ kind: 'praise', text: ' 站长热心 ' })).toMatchObject({
    kind: 'praise',
    category: 'other',
    text: '站长热心',
  });
  expect(missingWords({ ...begun, kind: 'praise' }, 0)).toMatch(/写一句、说一段，或者拍一张照片/);
  expect(missingWords({ ...begun, kind: 'praise' }, 1)).toBeUndefined();
});

it('wants name and number both or none, and never of somebody who is nobody', () => {
  expect(missingWords(begun, 0)).toBeUndefined();
  expect(missingWords({ ...begun, contactName: '罗大山' }, 0)).toMatch(/要么都写/);
  expect(missingWords({ ...begun, contactName: '罗大山', contactPhone: '1990' }, 0)).toMatch(/座机要带区号/);
  expect(missingWords({ ...begun, contactName: '罗大山', contactPhone: '0598-8223344' }, 0)).toBeUndefined();
  expect(missingWords({ ...begun, contactName: '罗大山', contactPhone: '19900000001' }, 0)).toBeUndefined();
  expect(missingWords({ ...begun, contactName: '罗大山', identity: 'anonymous' }, 0)).toBeUndefined();
  expect(missingWords({ ...begun, category: undefined }, 0)).toMatch(/出了什么事/);
  for (const identity of identityModes) expect(missingWords({ ...begun, identity }, 0)).toBeUndefined();
});

it('offers every row of the catalogue under its subject, and always a way out', () => {
  const offered = voiceSubjects.flatMap((subject) => categoriesFor(subject).map(({ code }) => code));
  expect(new Set(offered)).toEqual(new Set(complaintCategories.map(({ code }) => code)));
  for (const subject of voiceSubjects) expect(categoriesFor(subject).map(({ code }) => code)).toContain('other');
});

it('chooses anew what it is about only where nobody came from a thing', () => {
  expect(begunAnew({})).not.toHaveProperty('about');
  expect(begunAnew({ subject: 'bus' })).toMatchObject({ about: {}, subject: undefined });
});

it('says what our records know of a point, a pause first', () => {
  const open = checkWords(
    { posted: 'open', hours: '公示今天 07:30 到 17:30 开门', lastScanAt: '2026-11-21T10:00:00+08:00' },
    now,
  );
  expect(open).toEqual([
    { state: 'careful', word: '公示今天 07:30 到 17:30 开门', note: '这时候该开门，没贴通知' },
    { state: 'careful', word: '3 天没扫过件', note: '上次 11月21日 10:00' },
  ]);
  const paused = checkWords({ posted: 'shut', pause: '暂停到明天：站长住院', lastScanAt: now.toISOString() }, now);
  expect(paused.map(({ word }) => word)).toEqual(['暂停到明天：站长住院', '没有公示开门时间', '今天 09:20 扫过件']);
});

it('says how many have said the same, and nothing where nobody has', () => {
  expect(sameWords({ count: 0 }, now)).toBeUndefined();
  expect(sameWords({ count: 3, since: '2026-11-24T07:52:00+08:00', stands: '邮政清流分公司' }, now)).toEqual({
    title: '今天已有 3 个人说了同样的事',
    note: '最早 今天 07:52，已转给邮政清流分公司',
  });
  expect(sameWords({ count: 1, since: '2026-11-23T07:52:00+08:00' }, now)?.title).toBe('这两天已有 1 个人说了同样的事');
});
