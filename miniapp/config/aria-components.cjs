// Which of Taro's components speak to screen readers, and with which attributes?
const aria = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '' };

/** Attributes to add to each component; build and runtime must agree on them, in the same order. */
exports.components = Object.fromEntries(
  ['View', 'Text', 'Button', 'Input', 'ScrollView', 'Image', 'Textarea'].map((name) => [name, { ...aria }]),
);
