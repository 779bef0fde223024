// How do older WebViews keep what stands in a line apart? They know `gap` in grids only.
//
// Every rule of a flexible box with a gap gets a second one with margins, for those alone: `aspect-ratio` came shortly
// after the gap (Chrome 88 and 84, Safari 15 and 14.1), and can be asked for, while asking for `gap` is answered by the grid.
const OLD = 'not (aspect-ratio: 1/1)';

/** What stands in our lines; WeChat's compiler takes neither `*` nor a selector that names nothing. */
const CHILDREN = ['view', 'text', 'image', 'input', 'picker'];

/** `4px 10px` is between lines, then beside; a blank inside of brackets separates nothing. */
function gapsOf(value) {
  const [row = '0', column = row] = value.match(/(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
  return { row, column };
}

/** Margins of all but the first, and of all where what does not fit goes into a new line. */
function marginsOf(rule, { row, column }) {
  const said = (name) => {
    let value = '';
    rule.walkDecls(name, (declaration) => void (value = declaration.value));
    return value;
  };
  const direction = said('flex-direction');
  if (direction.startsWith('column')) return { rest: { 'margin-top': row }, all: {} };
  const lines = said('flex-wrap') === 'wrap' && !/^0\D*$/.test(row);
  const half = `calc(${row} / 2)`;
  return { rest: { 'margin-left': column }, all: lines ? { 'margin-top': half, 'margin-bottom': half } : {} };
}

/** @type {import('postcss').PluginCreator<object>} */
const flexGap = () => ({
  postcssPlugin: 'flex-gap',
  OnceExit(root, { AtRule, Rule, Declaration }) {
    root.walkDecls('gap', (declaration) => {
      const rule = declaration.parent;
      if (rule?.type !== 'rule' || rule.some((each) => each.prop === 'display' && /grid/.test(each.value))) return;
      if (rule.parent?.type === 'atrule' && rule.parent.params === OLD) return;
      const { rest, all } = marginsOf(rule, gapsOf(declaration.value));
      const old = new AtRule({ name: 'supports', params: OLD });
      const add = (ending, margins) => {
        const entries = Object.entries(margins);
        if (entries.length === 0) return;
        const selectors = rule.selectors.flatMap((selector) =>
          ending === '' ? selector : CHILDREN.map((child) => `${selector}>${child}${ending}`),
        );
        const made = new Rule({ selectors });
        for (const [prop, value] of entries) made.append(new Declaration({ prop, value }));
        old.append(made);
      };
      add('', { gap: '0' });
      add(':nth-child(n)', all);
      add(':nth-child(n+2)', rest);
      rule.after(old);
    });
  },
});
flexGap.postcss = true;

module.exports = flexGap;
