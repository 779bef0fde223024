// What do the sample people say, and what is answered to them?

/** Words of nobody, about nothing that happened. */
export const sampleWords = {
  shut: '样例：七点半来的，门没开，药在里面。',
  shutToo: '样例：我也白跑了一趟。',
  fee: '样例：取一件收了我两块钱。',
  untold: '样例：到了三天没人告诉我。',
  manner: '样例：问一句就不耐烦。',
  praise: '样例：下雨天帮我把包裹送到家门口，谢谢站长。',
  started: '样例：打过电话，明天去看。',
  lookedInto: '样例：到现场看过了，站长住院，已经请人代班，照常开门。',
  refunded: '样例：查清楚了，两块钱已经退给您，站长保证不再收。',
  again: '样例：今天又关着。',
  byCounty: '样例：县里去看过，换了代班的人，门口贴了电话。',
  atLast: '样例：对不住，拖了这么久，已经处理好了。',
} as const;
