// How is the app's source turned into what WeChat and browsers understand?
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false }]],
  plugins: ['./config/lean-endpoints.cjs'],
};
