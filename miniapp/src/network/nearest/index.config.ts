// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '附近服务点' });
