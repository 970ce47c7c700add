/** Words of the pages on which files are brought in. */
export const importingWords = {
  title: 'Bring in a return or registers',
  ofs: {
    return: { text: 'A statutory return (SSDA903)', hint: 'The CSV files of one or more years, an XML file, or a zip file of either' },
    records: { text: 'The authority’s own registers', hint: 'CSV tables of carers, homes, fees, budgets, referrals, care leavers, short breaks or targets' },
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
  yearHint: 'Like 2019 for 1 April 2018 to 31 March 2019. It is then the year of every file you select',
  yearSummary: 'If the files do not tell their year',
  weights: {
    'file-left-out': 'The file is left out',
    'row-left-out': 'The row is not imported',
    'to-check': 'Imported; to check',
  },
  yearToldBy: (by: string) => (by === 'you' ? 'told by you' : `told by ${by}`),
  nothingNew: 'Everything in these files is recorded already. There is nothing to bring in.',
  nothingUsable: 'Nothing in these files can be used. See why below, put it right and upload them again.',
  why: {
    stopped: 'You or a colleague stopped it.',
    fault: 'It stopped because of a fault, which is in the log. Whoever runs Placement Tracker can look it up there.',
    'broken-off': 'Placement Tracker was stopped before the import had finished.',
  },
} as const;

/** A message that speaks of the command line, as it is said on a page. */
export const onPage = (message: string): string =>
  message.replace('say the year with --year', `give the year under “${importingWords.yearSummary}” when you upload the files`);
