// What do imports of things other than code mean to the compiler?
declare module '*.scss';

declare module '*/config/aria-components.cjs' {
  /** Attributes by component. */
  export const components: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

declare module '*/config/flex-gap.cjs' {
  import type { PluginCreator } from 'postcss';

  const flexGap: PluginCreator<object>;
  export default flexGap;
}
