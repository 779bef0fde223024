// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '节假日和调休' });
