// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '没送到的内部消息' });
