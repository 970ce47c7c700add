const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const DOORS = '^src/(web|api|imports|cli)(/|[.]ts$)';
const PURE = '^projections/.*(/revise|[.]projection)[.]ts$|^projections/revise[.]ts$';

/** The path is one way: doors → recording → domain → ledger → projections → doors. */
module.exports = {
  forbidden: [
    forbid('domain-is-alone', 'The rules import nothing but the rules.',
      { path: '^src/domain/' }, { pathNot: '^src/domain/' }),

    forbid('one-way-in', 'Doors send commands; only recording/ opens the ledger to write. Doors may know the port and its faults.',
      { path: DOORS }, { path: '^src/ledger/', pathNot: '^src/ledger/ledger[.]ts$' }),

    forbid('the-ledger-knows-no-rules', 'The ledger keeps entries; what they mean is not its business.',
      { path: '^src/ledger/' }, { path: '^(src|projections)/', pathNot: '^src/(domain|ledger)/' }),

    forbid('recording-does-not-read-views', 'A command is judged by the ledger, never by a view that may lag.',
      { path: '^src/recording/' }, { path: '^projections/' }),

    forbid('nothing-knows-its-doors', 'A door is opened from outside.',
      { path: '^(src/(domain|ledger|recording|projecting|asking|audit|imports|example)|projections)/' },
      { path: '^src/((web|api|cli)/|cli[.]ts$|main[.]ts$|app[.]module[.]ts$)' }),

    forbid('doors-are-apart', 'A page, the API and the command line share what lies behind them, not each other.',
      { path: '^src/(web|api|cli)/' }, { path: '^src/(web|api|cli)/', pathNot: '^src/$1/' }),

    forbid('projections-know-only-entries', 'A projection reads entries; it never decides, writes or renders.',
      { path: '^projections/' }, { path: '^src/', pathNot: '^src/(domain|ledger)/' }),

    forbid('projections-do-not-open-the-ledger', 'A projection is handed entries; of the ledger it knows the types, and how what is stored is read.',
      { path: '^projections/' },
      { path: '^src/ledger/', pathNot: '^src/ledger/stored-events[.]ts$', dependencyTypesNot: ['type-only'] }),

    forbid('timelines-are-apart', 'Measures read timelines; a timeline reads no other, and no measure.',
      { path: '^projections/([^/]+)/.*[.]projection[.]ts$' },
      { path: '^projections/[^/]+/', pathNot: '^projections/$1/' }),

    forbid('evolve-is-pure', 'What a projection says must replay the same for ever.',
      { path: PURE }, { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'] }),

    forbid('nest-at-the-edge', 'The framework is a door, not a wall.',
      { path: '^(src/(domain|ledger)|projections)/', pathNot: '[.](handler|module)[.]ts$' },
      { path: 'node_modules/@nestjs/' }),

    forbid('pages-are-apart', 'A page shares through web/layout, or not at all.',
      { path: '^src/web/([^/]+)/', pathNot: '^src/web/layout/' },
      { path: '^src/web/[^/]+/', pathNot: '^src/web/($1|layout|assets)/' }),

    forbid('named-for-the-domain', 'A drawer marked "other" fills up.',
      {}, { path: '(^|/)(utils?|helpers?|common|shared|misc|base|services|dtos)(/|[.])', pathNot: 'node_modules' }),

    forbid('not-to-tests', 'The product does not know its tests.',
      { path: '^(src|projections)/' }, { path: '^(test|bench)/' }),

    forbid('not-to-tools', 'What runs does not lean on what only builds and tests it.',
      { path: '^(src|projections)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] }),

    forbid('no-cycles', 'If two files need each other they are one file.', {}, { circular: true }),
    forbid('no-orphans', 'Nothing is kept that nothing uses.',
      { orphan: true, pathNot: '[.](spec|d)[.]ts$|^src/(main|cli)[.]ts$|^src/web/assets/[^/]+[.]js$' }, {}),
    forbid('nothing-missing', 'An import that leads nowhere fails when it is run.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
