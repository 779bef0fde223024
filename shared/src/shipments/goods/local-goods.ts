// What does the county grow and make, in which boxes does it travel, and how long does it keep?

/** Something that farmers of the county send. Weights are whole grams, lengths whole millimetres. */
export interface LocalGoods {
  readonly id: string;
  /** As the market calls it. */
  readonly name: string;
  /** What else people call it, dialect too. */
  readonly names: readonly string[];
  /** A usual box, packed. */
  readonly box: { readonly grams: number; readonly mm: readonly [length: number, width: number, height: number] };
  /** Hours after which it is no longer worth its price without cooling; absent for what keeps for months. */
  readonly freshHours?: number;
  /** With cooling, where that makes a difference. */
  readonly chilledHours?: number;
  /** What to do before it is handed in, a sentence each. */
  readonly packing: readonly string[];
  /** What it can only travel with, or what may stop it; absent where nothing does. */
  readonly careful?: string;
}

const DRY = '装进袋子封好口，再放纸箱，防潮。';
const LEAK = '瓶口封紧，一瓶一个袋子，箱里塞满，不能晃。';
const AIR = '箱子留透气孔，不要闷着。';
const QUARANTINE = '带土的不收。先到县里办植物检疫证，交货时一起给站长看。';

/** The catalogue. Boxes and hours are what the county's sellers say is usual; an order says its own. */
export const localGoods: readonly LocalGoods[] = [
  {
    id: 'beancurd_skin',
    name: '豆腐皮',
    names: ['豆皮', '豆腐衣', '油皮', '腐竹'],
    box: { grams: 2_500, mm: [400, 300, 250] },
    freshHours: 7 * 24,
    packing: ['箱底垫平，豆腐皮放直，上面不要压重的东西。', DRY],
  },
  {
    id: 'dried_bamboo',
    name: '笋干',
    names: ['干笋', '闽笋', '明笋', '笋片', '笋丝', '白笋干', '烟笋', '烟熏笋', '烟熏笋干'],
    box: { grams: 5_000, mm: [450, 350, 300] },
    packing: [DRY],
  },
  {
    id: 'fresh_bamboo',
    name: '鲜笋',
    names: ['冬笋', '春笋', '毛笋', '竹笋', '笋', '水煮笋', '苦笋', '雷笋', '麻笋', '绿笋'],
    box: { grams: 10_000, mm: [500, 350, 300] },
    freshHours: 48,
    packing: ['带壳不洗，当天挖当天交。', AIR],
  },
  {
    id: 'tea_oil',
    name: '茶油',
    names: ['茶籽油', '山茶油', '木梓油', '土茶油', '油茶', '花生油', '菜油', '菜籽油'],
    box: { grams: 6_000, mm: [350, 250, 350] },
    packing: [LEAK, '用塑料壶或铁桶，不用玻璃瓶。'],
    careful: '油会漏，有的快递不收，交货时站长要看封口。',
  },
  {
    id: 'cut_flowers',
    name: '鲜切花',
    names: ['鲜花', '切花', '玫瑰', '百合', '菊花', '洋桔梗', '非洲菊', '花束', '康乃馨'],
    box: { grams: 4_000, mm: [1_000, 300, 250] },
    freshHours: 36,
    chilledHours: 72,
    packing: ['花头包好，根部套水袋或湿棉，扎紧。', AIR],
  },
  {
    id: 'yam',
    name: '雪薯',
    names: ['淮山', '山药', '大薯', '薯蓣'],
    box: { grams: 10_000, mm: [600, 300, 250] },
    freshHours: 10 * 24,
    packing: ['泥抖干净，不要碰断，中间垫纸。', AIR],
  },
  {
    id: 'stream_fish',
    name: '溪鱼',
    names: ['鲜鱼', '河鱼', '草鱼', '冰鲜鱼', '冻鱼', '鱼', '鲫鱼', '鲤鱼', '鲢鱼', '鲈鱼', '鳜鱼', '石斑鱼', '鱼片'],
    box: { grams: 6_000, mm: [450, 300, 300] },
    freshHours: 12,
    chilledHours: 30,
    packing: ['杀好洗净，装袋封口，泡沫箱里放冰袋，外面再套纸箱。', '不能漏水。'],
    careful: '要走带冷藏箱的车，不然只收当天能到的。',
  },
  {
    id: 'dried_fish',
    name: '溪鱼干',
    names: ['鱼干', '小鱼干', '咸鱼'],
    box: { grams: 3_000, mm: [350, 250, 200] },
    packing: [DRY],
  },
  {
    id: 'rice_cake',
    name: '米冻',
    names: ['米冻糕', '黄米冻', '粿', '年糕', '糍粑', '粉干', '米粉'],
    box: { grams: 5_000, mm: [400, 300, 200] },
    freshHours: 48,
    chilledHours: 120,
    packing: ['一块一袋，抽真空的更好。', DRY],
  },
  {
    id: 'tea',
    name: '茶叶',
    names: ['绿茶', '红茶', '白茶', '乌龙茶', '铁观音', '土茶', '茶', '野茶', '花茶', '岩茶', '高山茶'],
    box: { grams: 3_000, mm: [400, 300, 300] },
    packing: [DRY, '不要和有味道的东西放一箱。'],
  },
  {
    id: 'dried_mushrooms',
    name: '干菌',
    names: ['香菇', '红菇', '木耳', '菌干', '灵芝', '茶树菇', '蘑菇干', '烘干菌'],
    box: { grams: 2_000, mm: [450, 350, 300] },
    packing: [DRY, '怕压，箱里塞满。'],
  },
  {
    id: 'jewel_orchid',
    name: '金线莲',
    names: ['鲜金线莲', '干金线莲', '金线兰'],
    box: { grams: 1_000, mm: [300, 200, 150] },
    freshHours: 48,
    chilledHours: 120,
    packing: ['鲜的用湿纸包根，放透气盒。', '干的封好袋口。'],
  },
  {
    id: 'sweet_potato',
    name: '地瓜',
    names: [
      '番薯',
      '红薯',
      '地瓜干',
      '番薯干',
      '芋头',
      '芋子',
      '花生',
      '番豆',
      '黄豆',
      '大米',
      '米',
      '糯米',
      '黑米',
      '小米',
      '板栗',
      '锥栗',
    ],
    box: { grams: 10_000, mm: [450, 350, 250] },
    freshHours: 14 * 24,
    packing: ['坏的、有伤的先拣出来。', AIR],
  },
  {
    id: 'fruit',
    name: '水果',
    names: [
      '柑橘',
      '橘子',
      '脐橙',
      '橙子',
      '柚子',
      '蜜柚',
      '雪梨',
      '蛇果',
      '李子',
      '奈李',
      '桃子',
      '梨',
      '葡萄',
      '蓝莓',
      '杨梅',
      '柿子',
    ],
    box: { grams: 5_000, mm: [400, 300, 200] },
    freshHours: 72,
    packing: ['八分熟就摘，一个一个隔开。', AIR],
  },
  {
    id: 'eggs',
    name: '土鸡蛋',
    names: ['鸡蛋', '鸭蛋', '蛋', '咸蛋', '皮蛋', '鹅蛋', '鹌鹑蛋', '松花蛋'],
    box: { grams: 4_000, mm: [400, 300, 200] },
    freshHours: 10 * 24,
    packing: ['一个一格的蛋托，箱子上写“易碎”。'],
    careful: '会碎，站长要看装得牢不牢。',
  },
  {
    id: 'honey',
    name: '蜂蜜',
    names: ['土蜂蜜', '蜜', '百花蜜', '野蜜', '糖浆', '酱油', '辣椒酱', '腌菜'],
    box: { grams: 5_000, mm: [350, 250, 300] },
    packing: [LEAK],
    careful: '会漏，站长要看封口。',
  },
  {
    id: 'cured_meat',
    name: '腊肉',
    names: ['腊鸭', '腊肠', '香肠', '板鸭', '熏鸭', '肉干', '烟熏腊肉', '烟熏肉', '烟肉', '炭烤肉干'],
    box: { grams: 4_000, mm: [400, 300, 200] },
    freshHours: 15 * 24,
    packing: ['抽真空，不能渗油。', DRY],
  },
  {
    id: 'rice_wine',
    name: '米酒',
    names: ['红酒', '黄酒', '糯米酒', '水酒', '老酒', '葡萄酒', '啤酒'],
    box: { grams: 8_000, mm: [400, 300, 350] },
    packing: [LEAK],
    careful: '度数低的瓶装酒有的快递收，有的不收；散装的不收。先问站长。',
  },
  {
    id: 'seedlings',
    name: '苗木',
    names: ['树苗', '种苗', '花苗', '罗汉松', '桂花苗', '桂花树', '盆栽', '盆景', '茶苗', '果苗'],
    box: { grams: 15_000, mm: [1_000, 300, 300] },
    freshHours: 72,
    packing: ['根包湿草或湿布，外面套袋。', AIR],
    careful: QUARANTINE,
  },
];
