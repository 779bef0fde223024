// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '检查时刻表' });
