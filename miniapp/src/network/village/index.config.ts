// What does WeChat show around this page?
import { networkPages } from '@kehuoyou/shared';

export default definePageConfig({ navigationBarTitleText: networkPages.village.title });
