// How is somebody told that a point pauses, or is open again?
import { momentText, spokenMoment } from '@kehuoyou/shared';

/** What is to be told of a pause. */
export interface PauseNews {
  readonly pointName: string;
  readonly from: Date;
  readonly until: Date | undefined;
  readonly reason: string;
  /** Where to go instead. */
  readonly substituteName: string | undefined;
  readonly phone: string | undefined;
}

/** The words, for the inbox, for the ear and for a message with short fields. */
export interface PointWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
}

/** Which point, from when until when, why, and where to go instead. */
export function pauseWords({ pointName, from, until, reason, substituteName, phone }: PauseNews): PointWords {
  const instead = substituteName === undefined ? '' : `可以改去${substituteName}。`;
  const ask = phone === undefined ? '' : `问站长请打${phone}。`;
  const period = until ? `从${momentText(from)}到${momentText(until)}` : `从${momentText(from)}起`;
  const spokenPeriod = until ? `从${spokenMoment(from)}，到${spokenMoment(until)}` : `从${spokenMoment(from)}起`;
  const open = until ? '' : '什么时候恢复，到时再通知。';
  return {
    title: `${pointName}暂停`,
    text: `${pointName}${period}暂停：${reason}。${open}${instead}${ask}`,
    spoken: `${pointName}${spokenPeriod}暂停，因为${reason}。${open}${instead}`,
    message: {
      what: `${pointName} 暂停`,
      when: momentText(from),
      why: reason,
      now:
        substituteName === undefined
          ? until
            ? `${momentText(until)}恢复`
            : '恢复时间再通知'
          : `改去${substituteName}`,
    },
  };
}

/** The point is open again. */
export function resumeWords(pointName: string, at: Date): PointWords {
  const text = `${pointName}恢复了，照平时的时间开门。`;
  return {
    title: `${pointName}恢复`,
    text,
    spoken: text,
    message: { what: `${pointName} 恢复`, when: momentText(at), why: '先前的暂停取消了', now: '照平时的时间开门' },
  };
}
