// Command: fetch the mini-program code of every stop and point for the plates that hang there.
//
// One picture a place, named by its id, into a folder for the printer's. Asking again makes the same codes.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scanned } from '@kehuoyou/shared';
import type { CommandContext } from '../../command.js';
import { Snapshots } from '../../database/snapshots.js';
import { NetworkService } from '../../network/network.service.js';
import { openWechatCodes } from '../../wechat/open-wechat-codes.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';

const usage = 'usage: plate-codes FOLDER';

export async function plateCodes({ words, output, config, clock, services }: CommandContext): Promise<number> {
  const [folder, ...more] = words;
  if (folder === undefined || more.length > 0) {
    output.log(usage);
    return 2;
  }
  const opened = await services();
  await opened.get(Snapshots).refresh();
  const places: Scanned[] = [
    ...opened
      .get(NetworkService)
      .allPoints()
      .map(({ id }) => ({ kind: 'point', id }) as const),
    ...[...opened.get(CurrentTimetable).snapshot().timetable.stopNumber.keys()].map(
      (id) => ({ kind: 'stop', id }) as const,
    ),
  ];
  await mkdir(folder, { recursive: true });
  let wechat: Awaited<ReturnType<typeof openWechatCodes>> | undefined;
  try {
    // The services of commands talk to nobody outside.
    wechat = await openWechatCodes(config.wechat, clock);
    for (const place of places) {
      const picture = await wechat.codes.picture(place);
      await writeFile(join(folder, `${place.kind}-${place.id}.${isPng(picture) ? 'png' : 'jpg'}`), picture);
    }
  } catch (error) {
    if (!(error instanceof WechatFailure)) throw error;
    output.error(error.message);
    return 1;
  } finally {
    await wechat?.close();
  }
  output.log(`${places.length} codes in ${folder}`);
  return 0;
}

function isPng(picture: Uint8Array): boolean {
  return picture[0] === 0x89;
}
