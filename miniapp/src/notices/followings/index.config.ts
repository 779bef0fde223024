// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '我关注的' });
