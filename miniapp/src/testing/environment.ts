// Which target do the tests run as? A browser, unless a test says otherwise before it imports anything.
process.env.TARO_ENV ??= 'h5';
process.env.TARO_APP_API ??= '';
process.env.TARO_APP_VERSION ??= '0.0.0';
