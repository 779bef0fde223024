// What can go wrong, with which HTTP status, and how do we say it to a person?

/** Every failure that the API can answer with: its status, and a sentence that a person can act on. */
export const failures = {
  invalid_field: { status: 400, message: '填的内容不对，请改一下再试' },
  unknown_field: { status: 400, message: '多了一个系统不认识的项目，请去掉再试' },
  malformed_request: { status: 400, message: '发来的内容看不懂，请重试' },
  two_times_given: { status: 400, message: '几点以后出发、几点以前到，只能选一个' },
  limit_too_large: { status: 400, message: '一次最多看 50 条，请把数量改小' },
  malformed_date: { status: 400, message: '日期要写成 2026-01-31 这样' },
  position_outside_world: { status: 400, message: '这个位置不在地球上，请重新定位' },
  unreadable_character: { status: 400, message: '里面有看不见的字符，请删掉再试' },
  phone_not_valid: { status: 400, message: '电话号码不对，请填手机号，座机要带区号' },
  waybill_not_valid: { status: 400, message: '单号不对，请对着面单再看一遍' },
  code_not_valid: { status: 400, message: '这个码不对，或者用过、过期了，请重新要一个' },
  wechat_refused: { status: 400, message: '微信没有认可这次操作，请再试一次' },
  deputy_period_invalid: { status: 400, message: '请写清代班从哪天到哪天，最多六十天' },
  goods_refused: { status: 400, message: '这里面有不能寄的东西，请拿出来再寄' },
  ask_keeper: { status: 400, message: '这样东西我们不认识，请打电话问站长' },
  offer_refused: { status: 400, message: '这样东西不能在这里卖，请换别的' },
  private_words: { status: 400, message: '里面有证件号、卡号、电话或密码，请去掉再发' },
  cost_not_allowed: { status: 400, message: '收的钱超过了邮政定的，请改低一点' },
  licence_number_not_valid: { status: 400, message: '证号不对，请对着证再看一遍' },
  errand_refused: { status: 400, message: '这里面有不能代买的东西，请去掉再发' },
  box_too_heavy: { status: 400, message: '一箱不能超过三十公斤，请分成几箱' },
  box_too_large: { status: 400, message: '箱子太大了，车上放不下，请换小一点的箱子' },
  too_many_boxes: { status: 400, message: '一单最多二百箱，请分成几单' },
  carrier_not_served: { status: 400, message: '这家快递不送那里，请换一家' },
  split_not_whole: { status: 400, message: '各班车加起来和总箱数对不上，请重新选' },
  id_check_needed: { status: 400, message: '先看寄件人的证件，记下是什么证和后四位' },
  recipients_missing: { status: 400, message: '每一处都要写收件人，请补上' },
  contact_missing: { status: 400, message: '要留名字和电话，或者选不留名' },
  own_sentence_needed: { status: 400, message: '除了标准答复，还要写一句自己的话：查到什么、做了什么' },
  words_not_cleared: { status: 400, message: '要公开的话里还有电话、车牌或证件号，请先去掉' },
  picture_not_readable: { status: 400, message: '这张图片打不开，请换一张 JPG 或 PNG 照片' },
  recording_not_readable: { status: 400, message: '这段录音打不开，请重新录一段' },
  upload_damaged: { status: 400, message: '传到一半坏了，请再传一次' },
  idempotency_key_missing: { status: 400, message: '这次提交缺少编号，请退出再试' },
  sign_in_needed: { status: 401, message: '请先登录再来' },
  signature_not_valid: { status: 401, message: '签名不对，请检查密钥和签名的算法' },
  clock_off: { status: 401, message: '您的时钟和我们差了五分钟以上，请先校时' },
  nonce_used: { status: 401, message: '这个随机串已经用过，请每次换一个' },
  driver_not_registered: { status: 403, message: '公司还没有登记您是司机，请找公司登记' },
  not_allowed: { status: 403, message: '这件事您办不了，请找负责的人' },
  account_disabled: { status: 403, message: '这个账号已经停用，请联系县里办公室' },
  not_yours_to_give: { status: 403, message: '这个岗位不归您安排，请找上一级' },
  consent_needed: { status: 403, message: '请先看一下我们怎样用您的信息，同意后再来' },
  sensitive_consent_needed: { status: 403, message: '添加不满十四岁的孩子，要监护人先单独同意' },
  not_found: { status: 404, message: '没有找到这一页' },
  area_not_found: { status: 404, message: '没有找到这个地方，请重新选' },
  village_not_found: { status: 404, message: '没有找到这个村，请重新选村' },
  stop_not_found: { status: 404, message: '没有找到这个车站，请重新选' },
  point_not_found: { status: 404, message: '没有找到这个服务点，请重新选' },
  import_not_found: { status: 404, message: '没有找到这次导入' },
  company_not_found: { status: 404, message: '没有找到这家公司，或者不归您管' },
  vehicle_or_driver_not_found: { status: 404, message: '没有找到这辆车或这位司机' },
  edit_not_found: { status: 404, message: '没有找到这项改动' },
  feed_not_found: { status: 404, message: '没有找到这一版时刻表' },
  line_not_found: { status: 404, message: '没有找到这条线路：时刻表可能换过了，或者不归您管' },
  trip_not_found: { status: 404, message: '没有找到这一班车' },
  account_not_found: { status: 404, message: '没有找到这个账号' },
  session_not_found: { status: 404, message: '没有找到这次登录，可能已经退出了' },
  invitation_not_found: { status: 404, message: '没有找到这张邀请，可能已经用过或收回了' },
  grant_not_found: { status: 404, message: '没有找到这个岗位' },
  person_not_found: { status: 404, message: '没有找到这个人，请回到家人列表重新选' },
  reminder_not_found: { status: 404, message: '没有找到这个提醒' },
  notice_not_found: { status: 404, message: '没有找到这条消息' },
  call_not_found: { status: 404, message: '没有找到这个电话任务，可能已经办完了' },
  announcement_not_found: { status: 404, message: '没有找到这条通知，可能已经撤下了' },
  picture_not_found: { status: 404, message: '没有找到这张图片' },
  recording_not_found: { status: 404, message: '没有找到这段录音' },
  question_not_found: { status: 404, message: '没有找到这个问题，可能过了时间' },
  parcel_not_found: { status: 404, message: '没有找到这件快递，请回到快递列表看看' },
  quote_not_found: { status: 404, message: '没有找到这份报价，请重新问一次价' },
  share_not_found: { status: 404, message: '这个链接不能看了，请问寄货的人再要一个' },
  shipment_not_found: { status: 404, message: '没有找到这一单，请回到列表看看' },
  claim_not_found: { status: 404, message: '没有找到这一笔赔偿，请回到单子看看' },
  complaint_not_found: { status: 404, message: '没有找到这一件，请回到列表看看' },
  complaint_place_not_found: { status: 404, message: '没有找到您说的地方或班车，请重新选' },
  complaint_body_not_found: { status: 404, message: '没有找到这个单位，请重新选' },
  receipt_not_found: { status: 404, message: '没有找到这个回执码，请对着回执再看一遍' },
  offer_not_found: { status: 404, message: '没有找到这一样，可能已经下架了' },
  number_not_shown: { status: 404, message: '卖家不公开电话，请打给服务点问' },
  everyday_not_found: { status: 404, message: '没有这一项服务，请重新选' },
  licence_not_found: { status: 404, message: '这个服务点没有登记这张证' },
  errand_not_found: { status: 404, message: '没有找到这一份，请回到列表看看' },
  errand_shop_not_found: { status: 404, message: '没有找到这家店，请重新选' },
  event_not_found: { status: 404, message: '没有找到这条内部消息' },
  idempotency_in_flight: { status: 409, message: '上一次提交还在处理，请稍等' },
  trip_not_editable: { status: 409, message: '这是隔一段时间一班的车，没有单独的一班可以改' },
  edit_without_effect: { status: 409, message: '这项改动在这些日子里什么也没改，请看看车次和日期' },
  market_rule_missing: { status: 409, message: '这个乡镇还没有登记圩日，请先登记' },
  vehicle_not_valid: { status: 409, message: '这辆车的证件不全或过期了，不能载客，请换一辆' },
  vehicle_without_hold: { status: 409, message: '这辆车还没有登记货舱，请先登记能装多少' },
  vehicle_busy: { status: 409, message: '这辆车那时候在跑别的班次，请换一辆' },
  changed_meanwhile: { status: 409, message: '别人刚刚改过这一项，请刷新看看再办' },
  already_registered: { status: 409, message: '已经登记过了' },
  already_published: { status: 409, message: '这份时刻表已经发布过了' },
  import_not_ready: { status: 409, message: '这份文件还没检查完，或者有错，还不能用' },
  already_announced: { status: 409, message: '这张单子已经报过了' },
  timetable_changed: { status: 409, message: '时刻表刚刚有变动，请重新看一遍再发布' },
  already_withdrawn: { status: 409, message: '这条已经撤回过了' },
  number_taken: { status: 409, message: '号码在另一部手机上核对过，请那部手机分享，换了主人请站长核对' },
  too_many_people: { status: 409, message: '一部手机最多管二十个人，请先去掉几个' },
  consent_outdated: { status: 409, message: '这段文字已经更新，请重新看一遍再同意' },
  role_held_already: { status: 409, message: '您已经有这个岗位了，不用再接受一次' },
  own_invitation: { status: 409, message: '自己发的邀请不能自己接受，请对方来扫' },
  own_confirmation: { status: 409, message: '自己家的人，要请另一位站长来核对' },
  own_account: { status: 409, message: '不能停用自己的账号，请让另一位管理员来办' },
  last_administrator: { status: 409, message: '您是最后一位管理员，请先请一位接手的人' },
  too_many_reminders: { status: 409, message: '最多同时等二十个提醒，请先去掉几个' },
  reminder_too_late: { status: 409, message: '这班车已经开过去了，来不及提醒，请看下一班' },
  reminder_too_early: { status: 409, message: '只能提醒两个星期以内的班车，请过几天再来设' },
  trip_is_cancelled: { status: 409, message: '这班车取消了，请看下一班' },
  too_many_followings: { status: 409, message: '最多关注五十处，请先去掉几处' },
  parcel_over: { status: 409, message: '这一件已经取走或者在退回了' },
  match_gone: { status: 409, message: '这一件不用再问是谁家的了' },
  already_redirected: { status: 409, message: '这个点的件已经在改送了，请刷新看看' },
  home_list_full: { status: 409, message: '送上门的名单满了' },
  parcel_not_waiting: { status: 409, message: '这一件现在不在货架上，不用延期' },
  too_many_agents: { status: 409, message: '最多写十个人，请先去掉一个' },
  too_many_numbers: { status: 409, message: '最多放三十个单号，请先去掉几个' },
  already_extended: { status: 409, message: '已经延过一次了，请在期限内来取' },
  parcel_not_collected: { status: 409, message: '这一件还没有人取走，或者取走超过七天了' },
  call_closed: { status: 409, message: '这个电话已经办完了' },
  announcement_closed: { status: 409, message: '这条通知现在不能这样办，请刷新看看' },
  quote_expired: { status: 409, message: '报价过了一天，请重新问一次价' },
  no_room: { status: 409, message: '车上没有这么多位子了，请看别的班车' },
  not_like_this: {
    status: 409,
    message: '这样寄不行：到的时候东西不新鲜了，或者快递不收这么大的箱子，请换一班或者改一下',
  },
  value_not_insured: { status: 409, message: '保不了这么多：县城自提的不保价，快递保价有上限，请改一下' },
  bus_gone: { status: 409, message: '这班车不开了，或者来不及了，请看下一班' },
  too_many_holds: { status: 409, message: '留着没定的单子太多，请先定下或取消几单' },
  box_not_expected: { status: 409, message: '这里面有一箱已经收过，或者不寄了，请刷新再看' },
  no_later_room: { status: 409, message: '装不下这么重，后面的车也不行，重的几箱先不收，请带回去另订' },
  point_shut: { status: 409, message: '服务点那时候不开门，请看别的班车，或者换个服务点' },
  late_no_bus: { status: 409, message: '来晚了，后面的车没有位子，或者赶不上保鲜，这几箱先不收，请带回去另订' },
  boxes_brought: { status: 409, message: '有几箱已经交到服务点了，不能换点交，请刷新再看' },
  box_on_bus: { status: 409, message: '有的箱子已经装上车，或者不寄了，挪不了，请刷新再看' },
  hold_expired: { status: 409, message: '位子只留一刻钟，已经放掉了，请按新的报价再订' },
  shipment_over: { status: 409, message: '这一单已经不能改了，请看看现在到哪了' },
  address_not_needed: { status: 409, message: '这一行没有等着交快递的箱子，收件地址不能看' },
  nothing_to_label: { status: 409, message: '这一单现在没有要贴码的箱子' },
  claim_exists: { status: 409, message: '这里面有一箱已经提过赔偿了，看看上次的结果' },
  claim_not_ours: { status: 409, message: '这一箱还没有交给服务点，坏了丢了不归班车管' },
  claim_with_carrier: { status: 409, message: '这一箱已经交给快递公司了，请找快递公司赔' },
  claim_given_back: { status: 409, message: '这一箱已经还给寄的人了，没有丢' },
  claim_not_late: { status: 409, message: '这一箱没有晚到，是按说好的时间到县城的' },
  claim_too_early: { status: 409, message: '还没到说好的时间，再等一等' },
  claim_too_late: { status: 409, message: '过了可以提的日子了，有话请打电话给县里' },
  claim_over: { status: 409, message: '这一笔已经不能这样办了，请刷新看看' },
  own_announcement: { status: 409, message: '自己写的通知要请另一位来审' },
  receipt_taken: { status: 409, message: '这个回执码已经用过了，请重新填一次' },
  complaint_closed: { status: 409, message: '这一件现在不能这样办，请刷新看看' },
  complaint_too_late: { status: 409, message: '过了期限，不能再说了。还没好，请重新说一次' },
  complaint_asked_before: { status: 409, message: '已经问过一次了，请按现有的情况答复' },
  complaint_not_the_same: { status: 409, message: '这两件不能并在一起' },
  offer_over: { status: 409, message: '这一样已经下架、卖完或者过期了，请刷新看看' },
  too_many_offers: { status: 409, message: '一天最多挂十样，明天再来' },
  everyday_not_allowed: { status: 409, message: '这一项县里还没有让这个服务点办' },
  too_many_errands: { status: 409, message: '等着办的已经不少了，请等前面的办完再说' },
  errand_over: { status: 409, message: '这一份现在不能这样办了，请刷新看看' },
  errand_asked_before: { status: 409, message: '已经问过一次了，请按现有的意思办' },
  errand_too_dear: { status: 409, message: '比说好的贵，要先问过对方才能买' },
  errand_substitute_not_agreed: { status: 409, message: '对方没有答应换别的，要先问过才能买' },
  errand_returned_too_much: { status: 409, message: '退的钱比付的还多，请再看一遍' },
  shop_id_taken: { status: 409, message: '这个编号已经有公司在用，请换一个' },
  too_many_pictures: { status: 409, message: '最多九张照片、一段录音' },
  too_large: { status: 413, message: '内容太大，请减少一些再发' },
  picture_too_many_pixels: { status: 413, message: '这张图片的尺寸太大，请用手机重新拍一张' },
  recording_too_long: { status: 413, message: '一段录音最长一分钟，请分成几段' },
  picture_format_not_taken: { status: 415, message: '这种图片收不了，请换成 JPG 或 PNG 格式再传' },
  recording_format_not_taken: { status: 415, message: '这种录音收不了，请用微信重新录一段' },
  unsupported_media: { status: 415, message: '这种格式收不了' },
  idempotency_mismatch: { status: 422, message: '同一个编号提交了不同的内容，请重新填写' },
  feed_invalid: { status: 422, message: '时刻表文件有错，没有导入，原来的时刻表照常使用' },
  too_many_attempts: { status: 429, message: '试错的次数太多，请过一刻钟再试' },
  too_many_complaints: { status: 429, message: '说得太多了，请过一会儿再说。急事请打电话' },
  rate_limited: { status: 429, message: '看得太快了，请过一会儿再试' },
  internal: { status: 500, message: '系统出错了，已经记下，请过一会儿再试' },
  wechat_unavailable: { status: 503, message: '微信那边没有回应，请过一会儿再试' },
  too_many_feeds_waiting: { status: 503, message: '前面还有几份时刻表在排队，请一分钟以后再传' },
  unavailable: { status: 503, message: '系统正忙，请过一会儿再试' },
} as const satisfies Record<string, { status: number; message: string }>;

/** A failure's stable name: the app and the tests go by this, never by the sentence. */
export type FailureCode = keyof typeof failures;

/** The JSON body of every answer that is not a success. */
export interface FailureBody {
  readonly code: FailureCode;
  /** A sentence in Chinese that a villager can act on. */
  readonly message: string;
  /** The field at fault, where one is. */
  readonly field?: string;
  /** Where the thing stands, when that is why it cannot be done: a state of its table of moves. */
  readonly state?: string;
  /** Id of what takes its place, such as a fresh quote for a hold that ended. */
  readonly instead?: string;
  /** Quote this when asking for help; the server's log has it too. */
  readonly requestId: string;
}

/** Thrown by rules and services; the HTTP filter turns it into a `FailureBody`. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly field: string | undefined;
  /** Where the thing stands, when that is why it cannot be done. */
  readonly state: string | undefined;
  /** A sentence that says it more exactly than that of the code. */
  readonly says: string | undefined;
  /** Id of what takes its place. */
  readonly instead: string | undefined;

  constructor(
    code: FailureCode,
    field?: string,
    state?: string,
    { says, instead }: { readonly says?: string; readonly instead?: string } = {},
  ) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.field = field;
    this.state = state;
    this.says = says;
    this.instead = instead;
  }

  /** HTTP status for this failure. */
  get status(): number {
    return failures[this.code].status;
  }
}
