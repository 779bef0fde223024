// Which pages are there? A feature's folder is also its WeChat package.
export default defineAppConfig({
  pages: ['home/index', 'buses/index', 'me/index'],
  subPackages: [
    {
      root: 'accounts',
      pages: [
        'sign-in/index',
        'mine/index',
        'consents/index',
        'data/index',
        'household/index',
        'person-code/index',
        'confirm/index',
        'follow/index',
        'join/index',
        'staff/index',
        'invite/index',
        'browser-code/index',
      ],
    },
    {
      root: 'notices',
      pages: [
        'inbox/index',
        'announcements/index',
        'announcement/index',
        'followings/index',
        'calls/index',
        'office/index',
        'write/index',
        'events/index',
      ],
    },
    { root: 'network', pages: ['village/index', 'nearest/index', 'point/index'] },
    {
      root: 'timetable',
      pages: [
        'board/index',
        'journey/index',
        'line/index',
        'remind/index',
        'reminders/index',
        'run-sheet/index',
        'point-buses/index',
        'fleet/index',
        'edit/index',
        'edit-line/index',
        'preview/index',
        'changes/index',
        'markets/index',
        'calendar/index',
        'feeds/index',
        'feed-import/index',
      ],
    },
  ],
  // Both are fetched in quiet moments, so that the first tap on a bus does not wait for a package.
  preloadRule: { 'home/index': { network: 'all', packages: ['network', 'timetable'] } },
  window: {
    navigationBarTitleText: '客货邮',
    navigationBarBackgroundColor: '#f7f5ef',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f5ef',
    backgroundTextStyle: 'dark',
  },
  // The bar itself is drawn by each tab page (ui/tabs), in the size that elder mode asks for.
  tabBar: {
    custom: true,
    color: '#5b635e',
    selectedColor: '#0b6b4f',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'home/index', text: '首页' },
      { pagePath: 'buses/index', text: '班车' },
      { pagePath: 'me/index', text: '我的' },
    ],
  },
  requiredPrivateInfos: ['getFuzzyLocation'],
  permission: { 'scope.userFuzzyLocation': { desc: '用来找离您最近的村和服务点' } },
  lazyCodeLoading: 'requiredComponents',
  ...(process.env.TARO_APP_WECHAT_SI === '1'
    ? { plugins: { WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' } } }
    : {}),
});
