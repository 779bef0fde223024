// How does a complaint look on paper, for somebody outside: what was said, both clocks, our records, every step, the law?
import {
  clockText,
  complaintCategory,
  complaintOutcomeNames,
  dateAt,
  longDate,
  outsideLineNames,
  voiceKindNames,
} from '@kehuoyou/shared';
import type { Complaint, ComplaintStep } from '@kehuoyou/shared';
import type { Block, PageDocument } from '../../documents/page-document.js';
import type { ComplaintEntity } from '../keeping/complaint.entity.js';
import { BY_CLOCK, BY_RESIDENT, happened, knownAs, legalBases } from './packet-words.js';

/** When it should have been answered, and when it was. */
export type PacketClocks = Pick<ComplaintEntity, 'promisedBy' | 'lawfulBy' | 'answeredAt' | 'answerDue'>;

/** A step's line has room for so much; what is longer stands under its own heading. */
const HEAD_LINES = 4;

/** The receipt is not on it: whoever is handed the paper could take the complaint back with it. */
export function packetSheet(complaint: Complaint, clocks: PacketClocks, now: Date): PageDocument {
  const { number, outside, place } = complaint;
  const topic = complaintCategory(complaint.category)?.name ?? '';
  return {
    title: `申诉材料 ${number}`,
    subtitle: `${place.name} · ${topic}（${voiceKindNames[complaint.kind]}）`,
    foot: `清流县客货邮 申诉材料 ${number} ${moment(now)} 印`,
    madeAt: now,
    scale: 'paper',
    blocks: [
      {
        kind: 'paragraph',
        text: `可以打 ${outside}（${outsideLineNames[outside]}），把这份材料念给他们听或者交给他们。`,
      },
      { kind: 'facts', facts: factsOf(complaint) },
      { kind: 'heading', text: '两个时限' },
      { kind: 'facts', facts: clockFacts(complaint, clocks, now) },
      ...saidBlocks(complaint),
      ...recordBlocks(complaint),
      ...storyBlocks(complaint),
      { kind: 'heading', text: '依据' },
      ...legalBases[outside].map((text): Block => ({ kind: 'paragraph', text })),
    ],
  };
}

/** Dates that stay right whenever it is read. */
function moment(at: Date | string): string {
  const date = new Date(at);
  return `${longDate(dateAt(date))} ${clockText(date)}`;
}

type Facts = (readonly [name: string, value: string])[];

function factsOf(complaint: Complaint): Facts {
  const { place, receivedAt, occurredAt, body, together, pictures, recordings, identity, reopened } = complaint;
  return [
    ['我们的编号', complaint.number],
    ['地方', `${place.township === undefined ? '' : `${place.township} `}${place.name}`],
    ['收到', moment(receivedAt)],
    ...(occurredAt === undefined ? [] : [['居民说的时候', moment(occurredAt)] as const]),
    ['谁说的', `${knownAs[identity]}${together > 1 ? `，一共 ${together} 个人说了同一件事` : ''}`],
    ['谁在办', body?.name ?? '还没有转给谁'],
    ['附件', `照片 ${pictures.length} 张，录音 ${recordings.length} 段`],
    ...(reopened === 0 ? [] : [['重新办过', `${reopened} 次`] as const]),
    ...(complaint.outsideNumber === undefined ? [] : [['外面的编号', complaint.outsideNumber] as const]),
  ];
}

function clockFacts(
  { category, kind, reopened }: Complaint,
  { promisedBy, lawfulBy, answeredAt, answerDue }: PacketClocks,
  now: Date,
): Facts {
  if (kind !== 'complaint') return [['时限', '建议和表扬没有时限']];
  const first = answerDue ?? promisedBy;
  const days = complaintCategory(category)?.legalDays;
  return [
    ...(first === null ? [] : [['答应答复', clockWords(first, answeredAt, now)] as const]),
    ...(reopened > 0 && promisedBy !== null && promisedBy !== first
      ? [['重办后答应', clockWords(promisedBy, null, now)] as const]
      : []),
    lawfulBy === null
      ? ['法定期限', '没有查到这类事的法定天数']
      : [`法定 ${days ?? ''} 天`, clockWords(lawfulBy, answeredAt, now)],
    ['第一次答复', answeredAt === null ? '还没有答复' : moment(answeredAt)],
  ];
}

/** 2026年12月1日 09:20 前：按时答复 / 晚了 3 小时 / 过了 2 天还没答复. */
function clockWords(by: Date, answeredAt: Date | null, now: Date): string {
  const over = (answeredAt ?? now).getTime() - by.getTime();
  const said =
    over <= 0
      ? answeredAt === null
        ? '还没到'
        : '按时答复'
      : `${answeredAt === null ? '过了还没答复，超' : '答复晚了'} ${spanWords(over)}`;
  return `${moment(by)} 前，${said}`;
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

function spanWords(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 1) return '不到 1 小时';
  return hours < DAY_HOURS ? `${hours} 小时` : `${Math.floor(hours / DAY_HOURS)} 天`;
}

function saidBlocks({ text }: Complaint): Block[] {
  if (text === undefined) return [];
  return [{ kind: 'heading', text: '居民说的', lines: HEAD_LINES }, ...text.split('\n').map(paragraph)];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function recordBlocks({ evidence }: Complaint): Block[] {
  if (evidence.length === 0) return [];
  return [
    { kind: 'heading', text: '系统记录（收到时自动留下的）', lines: HEAD_LINES },
    ...evidence.map(({ text, note }) => paragraph(`· ${text}${note === undefined ? '' : `（${note}）`}`)),
  ];
}

function storyBlocks({ steps }: Complaint): Block[] {
  return [
    { kind: 'heading', text: '经过', lines: HEAD_LINES },
    {
      kind: 'table',
      goesOn: '经过（接上页）',
      columns: [
        { name: '时间', share: 1.5 },
        { name: '谁', share: 1.3 },
        { name: '做了什么', share: 1.5, strong: true },
        { name: '说了什么', share: 2.7 },
      ],
      rows: steps.map((step) => [
        moment(step.at),
        step.by ?? (step.own === true ? BY_RESIDENT : BY_CLOCK),
        doneWords(step),
        step.text ?? '',
      ]),
    },
  ];
}

function doneWords({ step, body, outcome }: ComplaintStep): string {
  if (step === 'assign' && body !== undefined) return `转给${body}`;
  return outcome === undefined ? happened[step] : `${happened[step]}：${complaintOutcomeNames[outcome]}`;
}
