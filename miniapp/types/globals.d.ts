// Which names does the build provide?
/// <reference types="@tarojs/taro" />

declare namespace NodeJS {
  interface ProcessEnv {
    /** The target: `h5` or `weapp`. A constant in the built app. */
    TARO_ENV?: string;
    /** The API's base; empty in a browser, where it is the same host. */
    TARO_APP_API?: string;
    /** `1` when WeChat's 同声传译 plugin is configured. */
    TARO_APP_WECHAT_SI?: string;
    /** The app's version, as its package says. */
    TARO_APP_VERSION?: string;
  }
}
