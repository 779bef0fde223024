// How does what a point does for people sound, and what hangs on its wall?
import { everydayService, isLicenceOver, licenceNames, longDate, yuan } from '@kehuoyou/shared';
import type { PointEveryday, PointLicence, ServiceDate } from '@kehuoyou/shared';
import type { StateKind } from '../ui/states/state-mark';

/** A service as a point's page says it. */
export interface EverydayLine {
  readonly service: string;
  readonly name: string;
  /** What to bring, when, what it costs and who helps, a sentence each. */
  readonly says: readonly string[];
}

/** 不收钱, 0.50 元 一张. */
export function costWords({ service, costFen }: Pick<PointEveryday, 'service' | 'costFen'>): string {
  if (costFen === undefined) return '不收钱';
  return `${yuan(costFen)} 元${per(service)}`;
}

function per(service: string): string {
  const of = everydayService(service)?.per;
  return of === undefined ? '' : ` ${of}`;
}

/** Those that this version of the app knows. */
export function everydayLines(everyday: readonly PointEveryday[]): EverydayLine[] {
  return everyday.flatMap((each) => {
    const service = everydayService(each.service);
    if (service === undefined) return [];
    const { note, when = '开门就能办', helper } = each;
    return {
      ...{ service: service.id, name: service.name },
      says: [
        service.bring,
        ...(note === undefined ? [] : [ended(note)]),
        `${when}，${costWords(each)}${helper === undefined ? '' : `，找${helper}`}。`,
      ],
    };
  });
}

/** 能办：交电费、打印复印, for the ear. */
export function spokenEveryday(lines: readonly EverydayLine[]): string {
  if (lines.length === 0) return '还没有登记便民服务。';
  return `这里能办：${lines.map(({ name }) => name).join('、')}。`;
}

/** A licence as the page shows it: a word, the number, until when. */
export interface LicenceLine {
  readonly kind: PointLicence['kind'];
  readonly state: StateKind;
  readonly word: string;
  readonly note: string;
}

/** 有烟草零售许可证; one that is over is said to be over. */
export function licenceLines(licences: readonly PointLicence[], today: ServiceDate): LicenceLine[] {
  return licences.map((licence) => {
    const { kind, number, until } = licence;
    const isOver = isLicenceOver(licence, today);
    return {
      kind,
      state: isOver ? 'refused' : 'done',
      word: isOver ? `${licenceNames[kind]}过期了` : `有${licenceNames[kind]}`,
      note: `证号 ${number}，${isOver ? `${longDate(until)}到期` : `到 ${longDate(until)}`}`,
    };
  });
}

function ended(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`;
}
