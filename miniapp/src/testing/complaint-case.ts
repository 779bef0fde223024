// Which complaint does a test handle?
import type { HandledComplaint } from '@kehuoyou/shared';

/** 11:40 on the day after it came in. */
export const NOW = new Date('2026-12-02T11:40:00+08:00');

/** A point was shut; the post has it, and four say so. */
export const aComplaint: HandledComplaint = {
  ...{ id: 'C1', number: 'LS7K3M', kind: 'complaint', category: 'point_closed', state: 'working', identity: 'named' },
  place: { name: '下谢村客货邮服务点', township: '长校镇', pointId: 'P104204', areaCode: '350423104204' },
  receivedAt: '2026-12-01T09:20:00+08:00',
  body: { kind: 'post', id: 'YZ', name: '邮政' },
  ...{ together: 2, reopened: 0, proof: [], pictures: [], recordings: [], hasContact: true },
  ...{ promisedBy: '2026-12-03T09:20:00+08:00', lawfulBy: '2026-12-09T00:00:00+08:00' },
  text: '七点半来的，门没开，药在里面。',
  evidence: [{ text: '公示 07:30 开门', note: '没贴通知', speaks: 'for' }],
  steps: [
    { step: 'filed', at: '2026-12-01T09:20:00+08:00', own: true },
    { step: 'assign', at: '2026-12-01T10:02:00+08:00', by: '县交通运输局', body: '邮政' },
  ],
  joined: [
    {
      id: 'C2',
      number: 'AB23CD',
      receivedAt: '2026-12-01T10:00:00+08:00',
      pictures: [],
      recordings: [],
      state: 'working',
      text: '昨天也没开。',
    },
  ],
  lately: { count: 3, notSolved: 1 },
  bodies: [
    { kind: 'post', id: 'YZ', name: '邮政' },
    { kind: 'county', id: '350423', name: '县交通运输局' },
  ],
};
