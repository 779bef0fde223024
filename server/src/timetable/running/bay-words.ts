// What is a bay called, beside the name of its station?
import type { FeedStop } from '../feed/feed.js';

/** Such as 2号站台; empty where nothing tells it from the others. */
export function bayName({ name, platformCode }: FeedStop, place: FeedStop): string {
  return platformCode === null ? ownName(name, place.name) : platformName(platformCode);
}

/** What a bay is called beyond its station's name: of 云溪汽车站南区 at 云溪汽车站 it is 南区. */
function ownName(name: string, place: string): string {
  return name.startsWith(place) ? name.slice(place.length).trim() : name;
}

/** GTFS asks for the bare code; some write what it is beside it. */
function platformName(code: string): string {
  if (/[台位口道区门]$/.test(code)) return code;
  return /^\d+$/.test(code) ? `${code}号站台` : `${code}站台`;
}
