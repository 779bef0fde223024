// Which lines does a notice about a road say are stopped?
import type { Announcement, Line } from '@kehuoyou/shared';

/** What a notice is judged by. */
type RoadNotice = Pick<Announcement, 'topic' | 'title' | 'text'>;

/** Words by which a notice says that nothing gets through; that a road is slow stops no bus. */
const STOPPED = /停开|停运|停班|停发|不通|中断|封|断路|塌方|过不去/;
/** Between the places of a line's long name. */
const PLACE_JOINT = /[—–\-－、]/;

/** Those that it names by their number or by two of their places; none unless it is about roads and says that one is closed. */
export function stoppedLines({ topic, title, text }: RoadNotice, lines: readonly Line[]): Line[] {
  const said = `${title}\n${text}`;
  if (topic !== 'road' || !STOPPED.test(said)) return [];
  return lines.filter(({ name, longName }) => namesNumber(said, name) || namesPlaces(said, longName));
}

/** K1 is not named where K12 is. */
function namesNumber(said: string, name: string): boolean {
  const at = said.indexOf(name);
  if (name === '' || at < 0) return false;
  const [before = '', after = ''] = [said[at - 1], said[at + name.length]];
  const alone = !/[A-Za-z0-9]/.test(before) && !/[A-Za-z0-9]/.test(after);
  return alone || namesNumber(said.slice(at + name.length), name);
}

function namesPlaces(said: string, longName: string): boolean {
  const places = longName
    .replace(/（.*?）/g, '')
    .split(PLACE_JOINT)
    .filter((place) => place.length > 1);
  return places.length > 1 && places.filter((place) => said.includes(place)).length > 1;
}
