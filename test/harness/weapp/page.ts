// What is a page of the mini-program to WeChat: data that the logic sets, and a place to send events to?
import type { DataNode, Element, Templates } from './template.js';

/** One `setData`, as it crosses from the logic to the screen. */
export interface SetData {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  /** Length of the patch as JSON in UTF-8. */
  readonly bytes: number;
  readonly keys: readonly string[];
}

/** What a page's code hands to `Page(...)`. */
export type PageConfig = Readonly<Record<string, unknown>> & { readonly data?: unknown };

/** What a screen says to the logic. */
export interface HeardEvent {
  readonly type: string;
  readonly targetId: string;
  readonly currentId: string;
  readonly detail: unknown;
}

type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh' | 'onShareAppMessage';

/** An open page. */
export class WeappPage {
  readonly setDatas: SetData[] = [];
  /** Every patch as the JSON that crossed, in order, beginning with what the page opens with. */
  readonly crossed: string[] = [];
  /** The object that the page's code sees as `this`. */
  readonly instance: Record<string, unknown>;
  private readonly openedAt = performance.now();

  constructor(
    /** Path without a leading slash, such as `home/index`. */
    readonly route: string,
    readonly query: Readonly<Record<string, string>>,
    config: PageConfig,
    private readonly templates: Templates,
    /** Does something once what is being done now is finished. */
    private readonly later: (work: () => void) => void,
  ) {
    this.instance = Object.create(config) as Record<string, unknown>;
    Object.assign(this.instance, {
      data: structuredClone(config.data ?? {}),
      route,
      __route__: route,
      options: query,
      setData: (patch: Readonly<Record<string, unknown>>, then?: () => void) => this.setData(patch, then),
    });
  }

  /** Calls a lifecycle of the page, if it has it. */
  tell(lifecycle: Lifecycle, ...words: readonly unknown[]): unknown {
    const method = this.instance[lifecycle];
    return typeof method === 'function' ? (Reflect.apply(method, this.instance, words) as unknown) : undefined;
  }

  /** The page as it is drawn now. */
  get screen(): Element {
    const { root } = this.instance['data'] as { root?: DataNode };
    // The page's own template draws the children of the root; the root itself has no template.
    const [only] = root?.cn ?? [];
    if (!only || root?.cn?.length !== 1)
      throw new Error(`the page ${this.route} draws ${root?.cn?.length ?? 0} elements at its top, not one`);
    return this.templates.draw(only);
  }

  /** Sends an event from `target` outwards, as WeChat does, to every element whose template listens to it. */
  send(target: Element, type: string, detail: unknown = {}): void {
    const handler = this.instance['eh'];
    if (typeof handler !== 'function') throw new Error(`the page ${this.route} has no eh`);
    const described = (element: Element) => {
      const id = element.node.uid ?? element.node.sid ?? '';
      return { id, dataset: { sid: element.node.sid ?? '' }, offsetLeft: 0, offsetTop: 0 };
    };
    for (const element of target.upwards()) {
      if (!element.hears(type)) continue;
      const event = {
        type,
        timeStamp: performance.now() - this.openedAt,
        target: described(target),
        currentTarget: described(element),
        detail,
        touches: [],
        changedTouches: [],
        mark: {},
      };
      (handler as (event: unknown) => void).call(this.instance, event);
      // An input tells only the page, not what it stands in.
      if (type === 'input' || type === 'confirm') return;
    }
  }

  /** An event of a screen that another program draws, for the element that listened to it. */
  hear({ type, targetId, currentId, detail }: HeardEvent): void {
    const handler = this.instance['eh'] as (event: unknown) => void;
    const mark = (id: string) => ({ id, dataset: { sid: id }, offsetLeft: 0, offsetTop: 0 });
    const times = { timeStamp: performance.now() - this.openedAt, touches: [], changedTouches: [], mark: {} };
    handler.call(this.instance, { type, target: mark(targetId), currentTarget: mark(currentId), detail, ...times });
  }

  private setData(patch: Readonly<Record<string, unknown>>, then?: () => void): void {
    // It crosses as JSON: what JSON cannot say is lost, and what the logic changes later is not seen.
    const text = JSON.stringify(patch);
    this.crossed.push(text);
    this.setDatas.push({
      at: performance.now() - this.openedAt,
      bytes: Buffer.byteLength(text),
      keys: Object.keys(patch),
    });
    for (const [path, value] of Object.entries(JSON.parse(text) as Record<string, unknown>))
      setPath(this.instance['data'] as Container, path, value);
    if (then) this.later(then);
  }
}

type Container = Record<string, unknown>;

/** Sets `value` at a path such as `root.cn.[0].cn[1].v`, making what is missing on the way. */
export function setPath(data: Container, path: string, value: unknown): void {
  const steps = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );
  const last = steps.pop();
  if (last === undefined) throw new Error(`"${path}" is no path`);
  let at = data;
  steps.forEach((step, index) => {
    const next = at[step];
    if (typeof next === 'object' && next !== null) at = next as Container;
    else at = (at[step] = typeof (steps[index + 1] ?? last) === 'number' ? [] : {}) as Container;
  });
  at[last] = value;
}
