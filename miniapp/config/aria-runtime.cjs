// How does Taro's runtime learn the attributes that the aria plugin put into the templates?
const { mergeInternalComponents } = require('@tarojs/shared');
const { components } = require('./aria-components.cjs');

mergeInternalComponents(components);
