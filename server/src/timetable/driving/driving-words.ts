// What is somebody told who deletes their account and has driven buses?

export const driverKept =
  '公司登记的工号和证件由公司保存，证件到期后还要保留3年（民法典第一百八十八条：诉讼时效三年，证明出车时证件有效），已经和您的账号断开，里面没有您的姓名和电话。';
