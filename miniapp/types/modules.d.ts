// What do imports of things other than code mean to the compiler?
declare module '*.scss';
