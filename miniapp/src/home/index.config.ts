// What does WeChat show around this page?
import { tabPages } from '@kehuoyou/shared';

export default definePageConfig({ navigationBarTitleText: tabPages.home.title });
