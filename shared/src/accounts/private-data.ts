// What of a person does the app use, what for, and where does it go? One table, from which the words that people agree
// to, the app's own declaration to WeChat and the one that the operator types into WeChat's console are all made.

/** One kind of information. */
export interface PrivateDatum {
  readonly id: 'wechat_id' | 'phone' | 'name' | 'position' | 'picture' | 'recording' | 'file' | 'clipboard';
  /** What WeChat's console calls it in 用户隐私保护指引; undefined for what WeChat does not ask about. */
  readonly declared?: string;
  /** Names of WeChat's calls that read it. */
  readonly calls: readonly string[];
  /** WeChat's permission, where it has one of its own. */
  readonly scope?: `scope.${string}`;
  /** In a person's words. */
  readonly what: string;
  /** What for; stands in WeChat's own question, which takes 30 characters. */
  readonly why: string;
  readonly when: string;
  /** Where it goes and how long it stays there. */
  readonly goes: string;
}

/** The table. A change of it changes what people agree to: the consent then needs a new version. */
export const privateData: readonly PrivateDatum[] = [
  {
    id: 'wechat_id',
    calls: ['login'],
    what: '微信给您的编号',
    why: '下次还认得出是您',
    when: '您点“用微信登录”时',
    goes: '存在县里的服务器上，注销就删',
  },
  {
    id: 'phone',
    declared: '手机号',
    calls: ['getPhoneNumber'],
    what: '手机号',
    why: '认出哪些包裹是您家的、到了通知谁',
    when: '您同意这一页以后，自己点“用微信的手机号”或者填写时',
    goes: '加密存在县里的服务器上，注销就删；您卖东西又选了公开的，点“打电话”的人看得到，随时可以收回',
  },
  {
    id: 'name',
    calls: [],
    what: '称呼',
    why: '和手机号一起认包裹，给人打电话时叫得出',
    when: '您自己填写时',
    goes: '加密存在县里的服务器上，注销就删；您卖东西时别人只看得到姓',
  },
  {
    id: 'position',
    declared: '位置信息',
    calls: ['getFuzzyLocation'],
    scope: 'scope.userFuzzyLocation',
    what: '大概的位置',
    why: '用来找离您最近的村和服务点',
    when: '您点“看我在哪个村”或者“按我的位置找”时，点一次问一次',
    goes: '发到县里的服务器算远近，算完就丢，不存，也不和您的名字连在一起',
  },
  {
    id: 'picture',
    declared: '选中的照片或视频信息',
    calls: ['chooseMedia'],
    what: '您选的照片',
    why: '把您说的事、要带的、要卖的、要赔的东西和写的通知说清楚',
    when: '您自己点“拍照、选照片”或者“加图片”时',
    goes: '去掉拍摄地点后存在县里的服务器上，请微信检查内容；办这件事的人看得到，通知里的和要卖的东西给大家看',
  },
  {
    id: 'recording',
    declared: '麦克风',
    calls: ['getRecorderManager'],
    what: '您录的话',
    why: '让您不用写字也能把事情说清楚',
    when: '您自己点“按一下，开始说”以后，到您再按一下为止',
    goes: '存在县里的服务器上，只有办这件事的人听得到，和那件事的资料一起删掉',
  },
  {
    id: 'file',
    declared: '选中的文件',
    calls: ['chooseMessageFile'],
    what: '您选的文件',
    why: '换上新的时刻表',
    when: '县里办公室的人换时刻表、自己选文件时',
    goes: '发到县里的服务器，读成时刻表',
  },
  {
    id: 'clipboard',
    declared: '剪切板',
    calls: ['setClipboardData'],
    what: '剪贴板',
    why: '让您把自己的资料复制走',
    when: '您点“复制”时，只往里放，不读里面的东西',
    goes: '只在您手机上',
  },
];

/** The app's declaration to WeChat, as `app.json` writes it: calls that need an approval of their own, and their reasons. */
export const wechatDeclaration = {
  requiredPrivateInfos: privateData.filter(({ scope }) => scope !== undefined).flatMap(({ calls }) => calls),
  permission: Object.fromEntries(
    privateData.flatMap(({ scope, why }) => (scope === undefined ? [] : [[scope, { desc: why }]])),
  ) as Readonly<Record<string, { readonly desc: string }>>,
};

/** The lines of the table as people agree to them. */
export function privateDataWords(): readonly string[] {
  return privateData.map(({ what, why, when, goes }) => `${what}：${why}。${when}，${goes}。`);
}

/** The lines for 用户隐私保护指引 in WeChat's console: 为了…，开发者将在获取你的明示同意后，收集你的…. */
export function declarationLines(): readonly { readonly declared: string; readonly purpose: string }[] {
  return privateData.flatMap(({ declared, why, when }) =>
    declared === undefined ? [] : [{ declared, purpose: `${why}（${when}）` }],
  );
}
