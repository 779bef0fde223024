// What does WeChat show around this page?
import { accountsPages } from '@kehuoyou/shared';

export default definePageConfig({ navigationBarTitleText: accountsPages.staff.title });
