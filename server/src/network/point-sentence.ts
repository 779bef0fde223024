// How is somebody told that a point pauses, or is open again?
import {
  addDays,
  dateAt,
  dateText,
  momentText,
  secondsAt,
  spokenDate,
  spokenMoment,
  wholeDays,
} from '@kehuoyou/shared';

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
  const { text: period, spoken: spokenPeriod } = periodOf(from, until);
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
            ? `${secondsAt(until) === 0 ? dateText(dateAt(until)) : momentText(until)}恢复`
            : '恢复时间再通知'
          : `改去${substituteName}`,
    },
  };
}

/** Whole days are told as days: nobody says that a door is shut from midnight to midnight. */
function periodOf(from: Date, until: Date | undefined): { readonly text: string; readonly spoken: string } {
  if (until === undefined) return { text: `从${momentText(from)}起`, spoken: `从${spokenMoment(from)}起` };
  const days = wholeDays(from, until);
  if (days !== undefined && days.first === days.last)
    return { text: `${dateText(days.first)}一天`, spoken: `${spokenDate(days.first)}一天` };
  if (days !== undefined)
    return {
      text: `从${dateText(days.first)}到${dateText(days.last)}`,
      spoken: `从${spokenDate(days.first)}到${spokenDate(days.last)}`,
    };
  if (secondsAt(until) !== 0)
    return {
      text: `从${momentText(from)}到${momentText(until)}`,
      spoken: `从${spokenMoment(from)}，到${spokenMoment(until)}`,
    };
  const last = addDays(dateAt(until), -1);
  return {
    text: `从${momentText(from)}到${dateText(last)}晚上`,
    spoken: `从${spokenMoment(from)}，到${spokenDate(last)}晚上`,
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
