// Which people does the stand-in know?

/** Somebody whom the stand-in can be asked to be. None of them exists. */
export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  /** As WeChat forms them: 28 characters. */
  readonly openId: string;
  readonly phone: string;
}

function person(number: number, id: string, name: string): SamplePerson {
  const two = String(number).padStart(2, '0');
  return {
    id,
    name,
    openId: `oSample${two}${id.replace(/_/g, '')}`.padEnd(28, '0').slice(0, 28),
    phone: `199000000${two}`,
  };
}

/** One for each role, and a family: 阿婆 at home, her neighbour, and her daughter in Xiamen. */
export const samplePeople: readonly SamplePerson[] = [
  person(1, 'grandmother', '罗阿婆'),
  person(2, 'neighbour', '伍大叔'),
  person(3, 'daughter', '罗小梅'),
  person(4, 'farmer', '江豆腐'),
  person(11, 'keeper', '黄站长'),
  person(12, 'deputy_keeper', '黄代班'),
  person(13, 'driver', '邹师傅'),
  person(14, 'hub_clerk', '李分拣'),
  person(15, 'station_clerk', '陈乡站'),
  person(16, 'carrier_operator', '林快递'),
  person(17, 'company_manager', '魏经理'),
  person(18, 'township_office', '余乡办'),
  person(19, 'county_office', '雷县办'),
  person(20, 'county_office_second', '温县办'),
  person(21, 'administrator', '童管理'),
  person(22, 'buyer', '罗代购'),
];
