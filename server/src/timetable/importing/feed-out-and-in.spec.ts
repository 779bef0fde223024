// Do others get the timetable that runs, and does the command line bring one in?
import { feedImportApi } from '@kehuoyou/shared';
import { zipSync } from 'fflate';
import { FeedIssues } from '../feed/feed-issue.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';
import { TimetableCommand } from './timetable.command.js';
import { feedFilesIn } from '../packing/feed-folder-store.js';
import { countyFolder } from '../../database/seed/county-files.js';
import { server, upload, status, scheduleZip, serverForEachTest } from '../../testing/timetable/feed-import-server.js';

serverForEachTest();

describe('the timetable as others fetch it', () => {
  it('is byte by byte what came in, unknown columns and files too', async () => {
    const files = feedWith({
      'stops.txt': (smallFeed['stops.txt'] ?? '')
        .replace('stop_lon', 'stop_lon,our_note')
        .replace(/(\d)\n/g, '$1,"一, 二"\n'),
      'signs.txt': 'sign,stop_id\n1,A\n',
    });
    const { body } = await upload(Buffer.from(zipSync(Object.fromEntries(files))));
    const { basis = '' } = await status(body.importId);
    await server.call(feedImportApi.publish, { importId: body.importId, basis }, { token: 'office' });
    const response = await scheduleZip();
    expect(response.headers['content-type']).toBe('application/zip');
    const out = await unzipFeed(response.rawPayload, new FeedIssues());
    expect([...out].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]).sort()).toEqual(
      [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]).sort(),
    );
  });

  it('has an ETag that stays until something is published', async () => {
    const first = await scheduleZip();
    expect(first.headers['etag']).toMatch(/^"/);
    const again = await scheduleZip(String(first.headers['etag']));
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const county = await unzipFeed(first.rawPayload, new FeedIssues());
    expect([...county.keys()].sort()).toEqual([...feedFilesIn(`${countyFolder}/gtfs`).keys()].sort());
  });
});

describe('the command line', () => {
  async function run(...words: string[]): Promise<{ code: number; out: string }> {
    const lines: string[] = [];
    const code = await new TimetableCommand(server.dataSource, server.clock, {
      log: (line) => lines.push(line),
      error: (line) => lines.push(line),
    }).run(words);
    return { code, out: lines.join('\n') };
  }

  it('checks without keeping, imports, lists and goes back', async () => {
    const folder = `${countyFolder}/gtfs`;
    expect(await run('check', folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('trips +0 -0 ~0 =186') as unknown,
    });
    expect((await run('list')).out.split('\n')).toHaveLength(1);
    expect((await run('import', folder)).out).toContain('runs now');
    const [now = '', before = ''] = (await run('list')).out.split('\n').map((line) => line.split(' ')[0] ?? '');
    expect((await run('back')).out).toBe(`${before} runs now`);
    expect((await run('restore', now)).out).toBe(`${now} runs now`);
    expect((await run('restore', 'nobody')).code).toBe(1);
    expect((await run()).code).toBe(2);
  });
});
