// How does WeChat draw what is in a page's data, by the templates of the build?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A node of `data.root`, as Taro writes it: short names for the component, its properties and its children. */
export interface DataNode {
  readonly sid?: string;
  readonly uid?: string;
  /** Which template draws it. */
  readonly nn?: string;
  /** Text, of a text node. */
  readonly v?: string;
  readonly cn?: readonly DataNode[];
  readonly [property: string]: unknown;
}

/** What one template draws: a tag, and for each attribute the property that it is filled from. */
interface Template {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Events, such as `tap`, that are bound to the page's `eh`. */
  readonly events: ReadonlySet<string>;
}

/** The templates of `base.wxml`. */
export class Templates {
  private readonly byName = new Map<string, Template>();

  constructor(dist: string) {
    const wxml = readFileSync(join(dist, 'base.wxml'), 'utf8');
    for (const [, name = '', tag = '', rest = ''] of wxml.matchAll(
      /<template name="tmpl_0_([^"]+)">\s*<([a-z-]+)((?:\s+[\w:-]+="[^"]*")*)/g,
    )) {
      const attributes = new Map<string, string>();
      const events = new Set<string>();
      for (const [, attribute = '', value = ''] of rest.matchAll(/([\w:-]+)="([^"]*)"/g)) {
        const event = /^(?:bind|catch):?(\w+)$/.exec(attribute)?.[1];
        if (event !== undefined && value === 'eh') events.add(event);
        const property = /\bi\.(\w+)/.exec(value)?.[1];
        if (property !== undefined) attributes.set(attribute, property);
      }
      this.byName.set(name, { tag, attributes, events });
    }
    if (this.byName.size === 0) throw new Error(`there are no templates in ${dist}`);
  }

  /** Draws a node and all in it. */
  draw(node: DataNode, parent?: Element): Element {
    return new Element(node, this.templateOf(node), (child, element) => this.draw(child, element), parent);
  }

  private templateOf(node: DataNode): Template {
    const name = node.nn ?? '';
    const found = this.byName.get(name);
    // An input is drawn by one of two templates, with the same bindings.
    if (found?.tag === 'template') return this.byName.get(`${name}_blur`) ?? found;
    if (!found) throw new Error(`no template draws ${JSON.stringify({ nn: node.nn, cl: node['cl'] })}`);
    return found;
  }
}

/** Something on a WeChat page. */
export class Element {
  readonly children: readonly Element[];

  constructor(
    readonly node: DataNode,
    private readonly template: Template,
    draw: (child: DataNode, parent: Element) => Element,
    readonly parent?: Element,
  ) {
    this.children = (node.cn ?? []).map((child) => draw(child, this));
  }

  get tag(): string {
    return this.template.tag;
  }

  /** An attribute as the template fills it, such as `class` or `aria-label`; empty when it is not set. */
  attribute(name: string): string {
    const value = this.node[this.template.attributes.get(name) ?? ''];
    return value === undefined || value === null ? '' : String(value);
  }

  get classes(): readonly string[] {
    return this.attribute('class')
      .split(/\s+/)
      .filter((each) => each !== '');
  }

  /** What stands in it, all texts in their order. */
  get text(): string {
    return `${this.node.v ?? ''}${this.children.map(({ text }) => text).join('')}`;
  }

  /** What a screen reader says: the label where there is one, else the text. */
  get spoken(): string {
    const label = this.attribute('aria-label');
    return label === '' ? this.text : label;
  }

  /** True when WeChat would tell the page of this event. */
  hears(event: string): boolean {
    return this.template.events.has(event);
  }

  /** This and everything in it, from the outside in. */
  *all(): Generator<Element> {
    yield this;
    for (const child of this.children) yield* child.all();
  }

  /** From this to the outermost. */
  *upwards(): Generator<Element> {
    yield this;
    if (this.parent) yield* this.parent.upwards();
  }
}

/** True where a text is `words` exactly, or fits the pattern. */
export function says(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text === words : words.test(text);
}
