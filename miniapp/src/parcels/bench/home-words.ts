// Which parcels go to the door, and what is a keeper told of one that may not be left?
import type { Leaving } from '@kehuoyou/shared';
import type { ScanDraft } from '../scanning/scan-queue';
import type { Bench, BenchParcel } from './bench-fold';

/** A warning at the shelf: it stops nobody. */
export interface LeaveWarning {
  readonly tone: 'careful' | 'refused' | 'quiet';
  readonly words: string;
  /** True where the keeper can write down that they asked on the telephone. */
  readonly ask: boolean;
  /** For the ear, while the camera goes on; the quiet one is not heard at each scan. */
  readonly spoken?: string;
}

const WARNINGS: Readonly<Partial<Record<Leaving, LeaveWarning>>> = {
  open: {
    tone: 'careful',
    words: '家里还没说可不可以放，打个电话问一声。',
    ask: true,
    spoken: '还没问过能不能放。',
  },
  refused: {
    tone: 'refused',
    words: '收件人说不要放这里，下一班车带回去。',
    ask: true,
    spoken: '收件人说不要放这里。',
  },
  home: { tone: 'careful', words: '这一件要送上门，不用等他来取。', ask: false, spoken: '这一件要送上门。' },
  unasked: { tone: 'quiet', words: '没在手机上说过可以放，打电话时问一声。', ask: true },
};

/** What stands beside a parcel that was put on the shelf; undefined where its household has said yes. */
export function leaveWarning({ leaving }: Pick<BenchParcel, 'leaving'>): LeaveWarning | undefined {
  return leaving === undefined ? undefined : WARNINGS[leaving];
}

/** The keeper has asked, and the answer was yes. */
export const agreedByPhone = ({ pointId }: Pick<Bench, 'pointId'>, { waybill }: BenchParcel): ScanDraft => ({
  type: 'CONSENT_GIVEN',
  waybill,
  pointId,
});

/** It was brought to the door. */
export const broughtHome = ({ pointId }: Pick<Bench, 'pointId'>, { waybill }: BenchParcel): ScanDraft => ({
  type: 'HOME_DELIVERED',
  waybill,
  pointId,
});

/** Why it goes back, as somebody will read it who asks later. */
export const NOT_TO_BE_LEFT = '收件人不同意放在服务点';
