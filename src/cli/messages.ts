import type { Label } from '../rules/rule.ts';

/** What the command line says of itself. */
export const MESSAGES = {
  about: {
    zh: '长株潭土地资金与指标推演：挂、收、结、转，精确到分',
    en: 'Land money and land quota of Changsha, Zhuzhou and Xiangtan, exact to the fen',
  },
  run: {
    zh: '推演一个情景，打印三市结果，并写出全部明细文件',
    en: 'run a scenario, print the result by city and write every file of it',
  },
  validate: {
    zh: '只检查情景和成交文件，说明将推演什么，不写文件',
    en: 'check a scenario and its deals and say what would be run; writes nothing',
  },
  regimes: {
    zh: '同一批成交分别按三种调库方式推演，比较钱在哪里等、等多久，不写文件',
    en: 'run the deals under each transfer regime and compare where money waits; writes nothing',
  },
  template: {
    zh: '写出成交数据或国库对账单的 XLSX 模板，带下拉选项和填写说明',
    en: 'write an XLSX template for deals or a treasury statement, with drop-downs',
  },
  schema: {
    zh: '打印情景文件的 JSON Schema，供编辑器补全',
    en: 'print the JSON Schema of a scenario file, for completion in an editor',
  },
  rules: {
    zh: '规则登记册：列表、明细、变更、覆盖、操作杆',
    en: 'the register of rules: list, show, diff, coverage, levers',
  },
  rulesList: { zh: '列出登记册里的规则', en: 'list the rules of the register' },
  rulesShow: { zh: '显示一条规则的全部内容', en: 'show everything on record about a rule' },
  rulesDiff: { zh: '两个日期之间规则变了什么', en: 'what the law changes between two days' },
  rulesCoverage: {
    zh: '原始资料逐条登记、模拟了多少',
    en: 'how much of the sources is on record and modelled',
  },
  rulesLevers: { zh: '列出全部操作杆及其范围', en: 'list every lever with its range' },
  rulesPage: { zh: '把登记册写成一页 Markdown', en: 'write the register as one Markdown page' },
  rulesPageOut: {
    zh: '写到哪个文件（默认 czt-rules.md）',
    en: 'file to write (default czt-rules.md)',
  },
  ruleId: { zh: '规则的 id', en: 'id of a rule' },
  topic: { zh: '只列这一类', en: 'only rules of this topic' },
  status: { zh: '只列这种依据的', en: 'only rules of this standing' },
  modelled: { zh: '只列已（部分、未）模拟的', en: 'only rules that are (in part, not) modelled' },
  fromDay: { zh: '起始日期', en: 'the earlier day' },
  toDay: { zh: '终止日期', en: 'the later day' },
  test: {
    zh: '检验算例：写明的分成、记账、调库、指标等逐项对到分',
    en: 'check cases: every share, posting, transfer or figure they state, to the fen',
  },
  cases: { zh: '算例文件或目录（YAML）', en: 'files or folders of cases (YAML)' },
  update: {
    zh: '列出不符之处，询问后按实际数改写算例，注释和版式不动',
    en: 'show what differs, ask, and write the actual figures in place',
  },
  yes: { zh: '不询问，直接改写', en: 'write without asking' },
  askUpdate: { zh: '按实际数改写以上各处？(y/N) ', en: 'write these figures? (y/N) ' },
  updated: { zh: '已改写', en: 'written' },
  notUpdated: {
    zh: '未改写；在终端上确认，或加 --yes',
    en: 'nothing was written; agree on a terminal, or give --yes',
  },
  init: {
    zh: '由一次推演的结果目录写出第一个算例',
    en: 'write a first case from the directory of a run',
  },
  initDeal: { zh: '写哪一宗地', en: 'the deal it is about' },
  initOut: { zh: '写到哪个新文件（默认打印）', en: 'the new file to write (default: print it)' },
  schemaCase: { zh: '改为算例文件的', en: 'of a file of cases instead' },
  clearing: {
    zh: '把同一份指标供需放进每一种交易机制，比较价格、成交、各市得失和占最优的比例',
    en: 'put one quota demand and supply through every clearing mechanism and compare',
  },
  ledger: {
    zh: '哪一本台账：L1、L2、L3、L4 或 L7（默认 L4）',
    en: 'which ledger: L1, L2, L3, L4 or L7 (default L4)',
  },
  supply: {
    zh: '只放出每批指标的这一部分，如 50%，看短缺时怎样（默认全部）',
    en: 'only this part of every lot, such as 50%, to see scarcity (default: all)',
  },
  clearingOut: {
    zh: '把比较表另写成新的 CSV 文件，精确到分、平方米、公斤',
    en: 'write the comparison to a new CSV file as well, exact in fen, m² and kg',
  },
  clearingYear: {
    zh: '只看这一年的需求（默认整个期间）',
    en: 'only what is needed in this year (default: the whole run)',
  },
  scenario: { zh: '情景文件（YAML）', en: 'scenario file (YAML)' },
  deals: {
    zh: '用自己的成交文件（CSV 或 XLSX）代替情景所带的',
    en: 'deals of your own (CSV or XLSX) in place of those of the scenario',
  },
  sheet: { zh: '工作簿中的表名；不写则取第一张', en: 'sheet of a workbook; else the first' },
  out: { zh: '结果目录（默认 out/<情景名>）', en: 'output directory (default out/<scenario>)' },
  coalition: {
    zh: '在平台上的市，用逗号分开；none 为各自单干，不写按情景',
    en: 'cities on the platform, with commas; none for each alone; the scenario says it if absent',
  },
  seed: {
    zh: '随机数种子，代替情景所写的',
    en: 'seed of the random numbers, in place of the one in the scenario',
  },
  strict: {
    zh: '有错的行、不予通过的宗地或调库、已失效的假设，遇到即停',
    en: 'stop at faulty rows, refused deals or transfers, and assumptions past their expiry',
  },
  strictRegimes: {
    zh: '情景未自首日起授权的方式，一律不予比较',
    en: 'refuse regimes the scenario does not authorise from its first day',
  },
  marked: {
    zh: '另存一份成交工作簿，有问题的单元格标红并加批注',
    en: 'write a copy of the workbook of deals, its faulty cells coloured and commented',
  },
  strictRows: { zh: '有错的行遇到即停', en: 'stop at faulty rows' },
  templateKind: {
    zh: '种类：deals（成交，默认）或 statement（国库对账单）',
    en: 'deals (the default) or statement (of a treasury)',
  },
  templateOut: {
    zh: '写到哪个文件（默认 czt-<种类>-template.xlsx）',
    en: 'file to write (default czt-<kind>-template.xlsx)',
  },
  lang: { zh: '语言：zh 或 en（默认随系统）', en: 'language: zh or en (default: the locale)' },
  json: {
    zh: '标准输出给机器读的 JSON，给人看的文字走标准错误',
    en: 'JSON for machines on standard output, text for people on standard error',
  },
  quiet: { zh: '只说错误', en: 'say nothing but errors' },
  help: { zh: '显示帮助', en: 'show help' },
  version: { zh: '显示版本', en: 'show the version' },
  example: { zh: '示例：', en: 'Example:' },
  error: { zh: '错误', en: 'Error' },
  found: { zh: '见到', en: 'found' },
  expected: { zh: '应为', en: 'expected' },
  interrupted: {
    zh: '已中断，未留下未写完的目录',
    en: 'interrupted; no unfinished directory is left',
  },
  seeHelp: { zh: '用 --help 查看用法', en: 'see --help' },
  usableRow: { zh: '可用的一行', en: 'a row that can be used' },
  bug: {
    zh: '推演引擎出错，这不是您的输入造成的。请把这份报告发给维护者：',
    en: 'The engine broke; your input is not at fault. Please send this report to the maintainers:',
  },
  strictStopped: {
    zh: '按 --strict 停止，未写出任何文件：',
    en: 'stopped by --strict; nothing was written:',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Headings of the help pages, by what commander calls them. */
export const HELP_HEADINGS: Readonly<Record<string, Label>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};

/** Errors of usage, by commander's code; `{0}` is the word they are about. */
export const USAGE_ERRORS: Readonly<Record<string, Label>> = {
  'commander.unknownOption': { zh: '没有选项 {0}', en: 'there is no option {0}' },
  'commander.unknownCommand': { zh: '没有命令 {0}', en: 'there is no command {0}' },
  'commander.missingArgument': { zh: '缺少参数 {0}', en: 'the argument {0} is missing' },
  'commander.optionMissingArgument': {
    zh: '选项 {0} 缺少取值',
    en: 'the option {0} lacks its value',
  },
  'commander.missingMandatoryOptionValue': {
    zh: '缺少选项 {0}',
    en: 'the option {0} is missing',
  },
  'commander.invalidArgument': { zh: '选项 {0} 的取值不能用', en: 'bad value for {0}' },
  'commander.excessArguments': { zh: '参数太多', en: 'too many arguments' },
  'commander.help': { zh: '请给出一个命令', en: 'name a command' },
};
