// What does WeChat show around this page?
export default definePageConfig({ navigationBarTitleText: '车辆和司机' });
