// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '核对本人' });
