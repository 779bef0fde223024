// What do we tell a person when something went wrong? One sentence that they can act on.
import { failures } from '@kehuoyou/shared';
import { CallFailure } from './call-failure';
import type { AppFailureCode } from './call-failure';

const ofTheApp: Readonly<Record<AppFailureCode, string>> = {
  no_network: '没有网络，请看看手机有没有信号，再试一次',
  slow_network: '网络太慢了，请换个信号好的地方再试',
  unreadable_answer: '这个网络可能要先登录才能用，请换成手机流量再试',
  cancelled: '已经停下了，要继续请再点一次',
  pictures_waiting: '还有图片没有传上去，请等有网络时再交',
  picture_lost: '手机里的这张图片不见了，请重新拍一张',
  storage_full: '手机的存储满了，请删掉一些不用的东西再试',
};

const sentences: ReadonlyMap<string, string> = new Map([
  ...Object.entries(failures).map(([code, { message }]) => [code, message] as const),
  ...Object.entries(ofTheApp),
]);

/** The sentence for any error that can reach a page. A newer server's codes are said in its own words. */
export function failureText(error: unknown): string {
  if (!(error instanceof CallFailure)) return '手机上出了点小毛病，请退出重新打开';
  return sentences.get(error.code) ?? error.detail.sentence ?? failures.internal.message;
}
