// What of an endpoint does a phone not need? What only the API's description says: it was a thirtieth of the main package.
'use strict';

const SAID_OF_IT = new Set(['summary', 'fails']);

/** Leaves it out of `endpoint('GET', '/api/…', { access, summary, fails })`. @returns {import('@babel/core').PluginObj} */
module.exports = () => ({
  name: 'lean endpoints',
  visitor: {
    CallExpression({ node }) {
      const [, , options] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'endpoint') return;
      if (options === undefined || options.type !== 'ObjectExpression') return;
      options.properties = options.properties.filter(
        (property) =>
          property.type !== 'ObjectProperty' ||
          property.key.type !== 'Identifier' ||
          !SAID_OF_IT.has(property.key.name),
      );
    },
  },
});
