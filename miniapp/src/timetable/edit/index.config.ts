// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '改时刻表' });
