// How do the words for screen readers get into WeChat's templates? Taro's own templates leave them out.
const { resolve } = require('node:path');
const { components } = require('./aria-components.cjs');

/** Adds aria attributes to the templates, and tells the runtime of the same attributes. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, components);
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, 'aria-runtime.cjs')].flat();
    },
  });
};
