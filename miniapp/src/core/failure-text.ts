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
  recording_lost: '手机里的这段录音不见了，请重新说一遍',
  picture_lost: '手机里的这张图片不见了，请重新拍一张',
  storage_full: '手机的存储满了，请删掉一些不用的东西再试',
};

const sentences: ReadonlyMap<string, string> = new Map([
  ...Object.entries(failures).map(([code, { message }]) => [code, message] as const),
  ...Object.entries(ofTheApp),
]);

/**
 * The sentence for any error that can reach a page. What the server has said goes before what the phone knows of the
 * code: of some things it says more exactly why, such as that it was bought meanwhile, and a newer one has codes of its own.
 */
export function failureText(error: unknown): string {
  if (!(error instanceof CallFailure)) return '手机上出了点小毛病，请退出重新打开';
  const { code, detail } = error;
  // Something between the two may have lost it.
  const said = detail.sentence?.trim() === '' ? undefined : detail.sentence;
  return said ?? sentences.get(code) ?? failures.internal.message;
}
