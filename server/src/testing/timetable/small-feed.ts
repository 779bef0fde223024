// What do the timetable's specs read? A small feed as files.

/** Files of a small sound feed: two lines of one company, four stops, one trip each and one back. */
export const smallFeed: Readonly<Record<string, string>> = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\nMT,闽通,https://example.org/,Asia/Shanghai\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon\nCOUNTY,清流汽车站,26.18,116.81\nA,甲村,26.19,116.82\nB,乙村,26.20,116.83\nC,丙村,26.21,116.84\n',
  'routes.txt':
    'route_id,agency_id,route_short_name,route_long_name,route_type\nK01,MT,K01,清流—丙村,3\nK02,MT,K02,清流—乙村,3\n',
  'trips.txt':
    'route_id,service_id,trip_id,trip_headsign\nK01,DAILY,T1,丙村\nK01,DAILY,T2,清流汽车站\nK02,DAILY,T3,乙村\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint\n' +
    'T1,08:00:00,08:00:00,COUNTY,1,1\nT1,08:10:00,08:10:00,A,2,0\nT1,08:20:00,08:22:00,B,3,1\nT1,08:30:00,08:30:00,C,4,1\n' +
    'T2,09:00:00,09:00:00,C,1,1\nT2,09:30:00,09:30:00,COUNTY,2,1\n' +
    'T3,23:50:00,23:50:00,COUNTY,1,1\nT3,24:10:00,24:10:00,B,2,1\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nDAILY,1,1,1,1,1,1,1,20260101,20281231\n',
  'feed_info.txt':
    'feed_publisher_name,feed_publisher_url,feed_lang,feed_version\n清流县,https://example.org/,zh,2026.2\n',
};

/** The small feed with some files replaced, added or (null) taken away. */
export function feedWith(changes: Readonly<Record<string, string | null>> = {}): Map<string, Uint8Array> {
  const texts = Object.entries({ ...smallFeed, ...changes }).filter(
    (each): each is [string, string] => each[1] !== null,
  );
  return new Map(texts.map(([name, text]) => [name, Buffer.from(text)]));
}
