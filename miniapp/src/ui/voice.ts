// How does a widget tell a screen reader what it is, on each platform?

/** What a screen reader is to know. */
export interface Voice {
  readonly role?:
    | 'button'
    | 'group'
    | 'img'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | 'status'
    | 'alert'
    | 'navigation'
    | 'heading'
    | 'list'
    | 'listitem'
    | undefined;
  /** Read instead of the content. */
  readonly label?: string | undefined;
  /** Not read at all: an ornament beside its word. */
  readonly hidden?: boolean | undefined;
  readonly checked?: boolean | undefined;
}

/** Attributes for one of Taro's components: `role` in a browser, `aria-role` in WeChat. */
export function voice({ role, label, hidden, checked }: Voice): Record<string, string> {
  const roleName = process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role';
  return {
    ...(role === undefined ? {} : { [roleName]: role }),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(hidden === true ? { 'aria-hidden': 'true' } : {}),
    ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
  };
}
