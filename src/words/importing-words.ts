/** Words of the pages on which files are brought in. */
export const importingWords = {
  title: 'Bring files in',
  ofs: {
    return: { text: 'A statutory return (SSDA903)', hint: 'The CSV files of one or more years, an XML file, or a zip file of either' },
    records: { text: 'The authority’s own registers', hint: 'CSV tables of carers, homes, fees, budgets, referrals, care leavers, short breaks or targets' },
    register: { text: 'Ofsted’s register of providers', hint: 'The register as Ofsted publishes it, as CSV: one or many years' },
    series: { text: 'Published series', hint: 'The department’s underlying data by area (CLA2018.csv …), or facts in successive releases' },
  },
  /** Whom or what a row tells of: how many they are, and how a finding names one. */
  about: {
    return: { one: 'child', many: 'children', column: 'Child', nobody: 'No one child' },
    records: { one: 'record', many: 'records', column: 'Child', nobody: 'No one child' },
    register: { one: 'provider', many: 'providers', column: 'Provider', nobody: 'No one provider' },
    series: { one: 'series', many: 'series', column: '', nobody: '' },
  },
  chooseOf: 'Select what you are bringing in',
  chooseFiles: 'Select the files to bring in',
  notOfKind: 'The selected file must be a CSV, XML or ZIP',
  tooLarge: 'The selected file must be smaller than 200MB',
  allTooLarge: 'The selected files must be smaller than 200MB together',
  tooMany: 'You can select up to 200 files at once',
  empty: 'The selected file is empty',
  notUploaded: 'The selected file could not be uploaded – try again',
  notAYear: 'The collection year must be the year in which it ends, like 2019 for 2018 to 2019',
  yearLabel: 'Year in which the collection year ends',
  yearHint: 'Of a return. Like 2019 for 1 April 2018 to 31 March 2019. It is then the year of every file you select',
  notADay: '“Day the register tells of” must be a real date, like 31 3 2019',
  dayToCome: 'The day the register tells of must be today or in the past',
  dayLabel: 'Day the register tells of',
  dayHint: 'Of Ofsted’s register, where the file’s name does not say it. Like 31 3 2019',
  notAnArea: 'The area must be a GSS code: a letter and eight digits, like E08000018',
  areaLabel: 'Area that successive releases are about',
  areaHint: 'Of published series, by its GSS code like E08000018. The authority’s own if you leave it empty',
  saidSummary: 'If the files do not tell their year, day or area',
  weights: {
    'file-left-out': 'The file is left out',
    'row-left-out': 'The row is not imported',
    'to-check': 'Imported; to check',
  },
  notImported: 'Not imported',
  yearToldBy: (by: string) => (by === 'you' ? 'told by you' : `told by ${by}`),
  registersOf: 'Registers as at',
  noLongerRegistered: 'No longer in the register',
  nothingNew: 'Everything in these files is recorded already. There is nothing to bring in.',
  nothingUsable: 'Nothing in these files can be used. See why below, put it right and upload them again.',
  why: {
    stopped: 'You or a colleague stopped it.',
    fault: 'It stopped because of a fault, which is in the log. Whoever runs Placement Tracker can look it up there.',
    'broken-off': 'Placement Tracker was stopped before the import had finished.',
  },
} as const;

/** What comes of what was found. A row of series tells several values, and those that are not imported need not be all. */
export const weightInWords = (of: keyof typeof importingWords.ofs, weight: keyof typeof importingWords.weights): string =>
  of === 'series' && weight === 'row-left-out' ? importingWords.notImported : importingWords.weights[weight];

/** A message that speaks of the command line, as it is said on a page. */
export const onPage = (message: string): string =>
  message
    .replace('say the year with --year', `give the year under “${importingWords.saidSummary}” when you upload the files`)
    .replace('Give it with --as-at.', `Give it under “${importingWords.saidSummary}” when you upload the file.`);
