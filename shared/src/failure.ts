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
  idempotency_key_missing: { status: 400, message: '这次提交缺少编号，请退出再试' },
  sign_in_needed: { status: 401, message: '请先登录再来' },
  driver_not_registered: { status: 403, message: '公司还没有登记您是司机，请找公司登记' },
  not_allowed: { status: 403, message: '这件事您办不了，请找负责的人' },
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
  trip_not_found: { status: 404, message: '没有找到这一班车' },
  idempotency_in_flight: { status: 409, message: '上一次提交还在处理，请稍等' },
  trip_not_editable: { status: 409, message: '这是隔一段时间一班的车，没有单独的一班可以改' },
  edit_without_effect: { status: 409, message: '这项改动在这些日子里什么也没改，请看看车次和日期' },
  market_rule_missing: { status: 409, message: '这个乡镇还没有登记圩日，请先登记' },
  already_registered: { status: 409, message: '已经登记过了' },
  already_published: { status: 409, message: '这份时刻表已经发布过了' },
  import_not_ready: { status: 409, message: '这份时刻表还没检查完，或者有错，不能发布' },
  timetable_changed: { status: 409, message: '时刻表刚刚有变动，请重新看一遍再发布' },
  already_withdrawn: { status: 409, message: '这条已经撤回过了' },
  too_large: { status: 413, message: '内容太大，请减少一些再发' },
  unsupported_media: { status: 415, message: '这种格式收不了' },
  idempotency_mismatch: { status: 422, message: '同一个编号提交了不同的内容，请重新填写' },
  feed_invalid: { status: 422, message: '时刻表文件有错，没有导入，原来的时刻表照常使用' },
  rate_limited: { status: 429, message: '看得太快了，请过一会儿再试' },
  internal: { status: 500, message: '系统出错了，已经记下，请过一会儿再试' },
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
  /** Quote this when asking for help; the server's log has it too. */
  readonly requestId: string;
}

/** Thrown by rules and services; the HTTP filter turns it into a `FailureBody`. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly field: string | undefined;

  constructor(code: FailureCode, field?: string) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.field = field;
  }

  /** HTTP status for this failure. */
  get status(): number {
    return failures[this.code].status;
  }
}
