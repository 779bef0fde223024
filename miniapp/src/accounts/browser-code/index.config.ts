// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '电脑登录码' });
