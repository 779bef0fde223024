// What runs in the browser that plays WeChat's screen? Every function here is sent there as text.

import type { HeardEvent } from './page.js';

/** What the screen is made of. */
export interface ScreenParts {
  readonly framework: string;
  readonly adapter: string;
  readonly templates: string;
  readonly pages: readonly string[];
}

/** The window of the screen. */
export type ScreenWindow = Window & {
  /** Opens the page of a route, empty. */
  openScreen?: (route: string) => void;
  /** Draws patches, each as the JSON that crossed. */
  draw?: (patches: readonly string[]) => void;
  tellLogic?: (event: HeardEvent) => Promise<void>;
};

/** As much of an element's mark as names it. */
interface Mark {
  readonly id: string;
  readonly dataset?: Readonly<Record<string, string>>;
}

/** An event as a component of the framework hears it. */
interface Happened {
  readonly type: string;
  readonly target: Mark;
  readonly currentTarget: Mark;
  readonly detail: unknown;
}

/** As much of glass-easel as the screen uses. */
interface Framework {
  readonly Event: {
    new (name: string, detail: unknown, options: object): object;
    dispatchEvent(target: unknown, event: object): void;
  };
}

/** As much of its adapter for mini-programs. */
interface Adapter {
  readonly MiniProgramEnv: new () => {
    createCodeSpace(id: string, isMain: boolean): CodeSpace;
    associateBackend(): { createRoot(tag: string, space: CodeSpace, url: string): Root };
  };
}

interface CodeSpace {
  addComponentStaticConfig(path: string, config: object): void;
  addCompiledTemplate(path: string, template: object): void;
  componentEnv(path: string, define: (env: Record<'Page' | 'Component', (definition: object) => void>) => void): void;
}

interface Root {
  get(): { setData(patch: unknown): void };
  attach(parent: Element | null, placeholder: Element): void;
  release(): void;
}

/** Begins the screen: WeChat's framework, one component environment a file, and events that go on through it. */
export function beginScreen({ framework, adapter, templates, pages }: ScreenParts): void {
  const inWindow = window as ScreenWindow;
  // The libraries come as text, for they know no browsers.
  const run = (code: string, modules: Readonly<Record<string, unknown>>): unknown => {
    const module = { exports: {} };
    const body = Reflect.construct(Function, ['module', 'exports', 'require', code]) as (...words: unknown[]) => void;
    body(module, module.exports, (name: string) => modules[name]);
    return module.exports;
  };
  const easel = run(framework, {}) as Framework;
  const { MiniProgramEnv } = run(adapter, { 'glass-easel': easel }) as Adapter;
  const groups = run(`module.exports = ${templates}`, {}) as Readonly<Record<string, unknown>>;
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const idOf = ({ id, dataset }: Mark): string => dataset?.['sid'] ?? id;
  const eh = ({ type, target, currentTarget, detail }: Happened): void =>
    void inWindow.tellLogic?.({ type, targetId: idOf(target), currentId: idOf(currentTarget), detail });
  const define = (path: string, config: object): void => {
    space.addComponentStaticConfig(path, config);
    const template = { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true };
    space.addCompiledTemplate(path, template);
  };
  define('comp', { component: true, styleIsolation: 'apply-shared' });
  space.componentEnv('comp', ({ Component }) =>
    Component({ options: { virtualHost: true }, properties: { i: Object, l: String }, methods: { eh } }),
  );
  for (const path of pages) {
    define(path, { usingComponents: { comp: `${'../'.repeat(path.split('/').length - 1)}comp` } });
    space.componentEnv(path, ({ Page }) => Page({ data: { root: { cn: [] } }, eh }));
  }
  const backend = env.associateBackend();
  let root: Root | undefined;
  inWindow.openScreen = (route) => {
    root?.release();
    const main = document.querySelector('main');
    const place = document.createElement('i');
    main?.replaceChildren(place);
    root = backend.createRoot('page', space, route);
    root.attach(main, place);
  };
  inWindow.draw = (patches) => patches.forEach((patch) => root?.get().setData(JSON.parse(patch)));
  // What the browser hears goes on as WeChat's own event, up through the framework's elements.
  const goesOn = (type: string, event: Event, detail: unknown): void => {
    let node = event.target as (Node & { __wxElement?: unknown }) | null;
    while (node && node.__wxElement === undefined) node = node.parentNode;
    const options = { bubbles: true, composed: true };
    if (node) easel.Event.dispatchEvent(node.__wxElement, new easel.Event(type, detail, options));
  };
  document.addEventListener('click', (event) => goesOn('tap', event, { x: event.clientX, y: event.clientY }));
  document.addEventListener('input', (event) => {
    const { value } = event.target as HTMLInputElement;
    goesOn('input', event, { value, cursor: value.length });
  });
}
