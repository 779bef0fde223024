// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '发布过的改动' });
