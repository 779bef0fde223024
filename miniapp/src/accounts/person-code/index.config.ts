// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '一次性的码' });
