// How does a written sentence sound?
import { DAY_SECONDS, parseWallTime, spokenNumber, spokenTime } from '@kehuoyou/shared';

/** A sentence with its times and numbers in words: 今天开到下午六点, 十一月二十六日早上八点恢复, 三点六公里. */
export function spokenSentence(sentence: string): string {
  return sentence
    .replace(/\s*(\d{2}:\d{2})\s*/g, (_match, wall: string) => {
      const seconds = parseWallTime(wall) ?? 0;
      return seconds === DAY_SECONDS ? '半夜十二点' : spokenTime(seconds);
    })
    .replace(/\s*(\d{1,4})(?:\.(\d+))?\s*/g, (_match, whole: string, part: string | undefined) =>
      part === undefined ? spokenNumber(Number(whole)) : `${spokenNumber(Number(whole))}点${figureByFigure(part)}`,
    );
}

function figureByFigure(figures: string): string {
  return figures
    .split('')
    .map((figure) => spokenNumber(Number(figure)))
    .join('');
}
