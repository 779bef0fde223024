// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '村里人会看到什么' });
