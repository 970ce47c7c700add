import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What must give the same answer for ever: the rules, what projections say of entries, and the measures. */
const PURE = ['src/domain/**/*.ts', 'projections/**/*.projection.ts', 'projections/**/revise.ts'];
const PRODUCT = ['src/**/*.ts', 'projections/**/*.ts'];
const TESTS = ['test/**/*.ts', 'bench/**/*.ts'];
const NODE_FILES = ['**/*.{js,mjs,cjs}'];

/** A name that says nothing of the domain; the framework's own names are imported, not declared, and so are free. */
const NAMELESS = '(Manager|Helpers?|Utils?|Common|Shared|Misc|Base|Impl|Dtos?|DTO|Data|Info|Processor)';
const NAMELESS_TYPE = `${NAMELESS}$|^(Abstract|Base|Common|Shared|Misc)[A-Z]|^I[A-Z][a-z]`;
const NAMELESS_FOLDER = /^(utils?|helpers?|common|shared|misc|base|services?|dtos?)$/;
const NAMELESS_FILE = /^(index|utils?|helpers?|common|shared|misc|base|dtos?|services?)\./;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;

/** Folders and files are named for what they are about, in kebab-case, and there is no barrel. */
const namedForTheDomain = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { named: '{{name}} names nothing of the domain (STYLE: Names, 6, 7 and 10).' },
  },
  create: (context) => ({
    Program: (node) => {
      const parts = context.filename.slice(context.cwd.length + 1).split(/[\\/]/);
      const file = parts.pop().replace(/^[.]/, '');
      const folder = parts.find((part) => NAMELESS_FOLDER.test(part));
      const name = folder ?? (NAMELESS_FILE.test(file) || !KEBAB_CASE.test(file) ? file : undefined);
      if (name) context.report({ node, messageId: 'named', data: { name } });
    },
  }),
};

const IMPURE_GLOBALS = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['process', 'console', 'crypto', 'fetch', 'Buffer', 'require', 'Intl'],
].map((name) => ({ name, message: 'A pure file has no clock, chance, I/O or locale: take it as an argument.' }));

const IMPURE_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'Chance does not replay.' },
  { property: 'localeCompare', message: 'It orders by the locale of the machine; compare with < and >.' },
  { property: 'toLocaleString', message: 'Words and formats are given at the edge.' },
];

/** What a signature or a pattern obliges one to name, and nothing uses, begins with an underscore. */
const UNUSED = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true };

const INHERITANCE = {
  selector: ':matches(ClassDeclaration, ClassExpression)[superClass]:not([superClass.name="Error"])',
  message: 'Nothing is inherited but Error: compose instead.',
};

const IMPURE_SYNTAX = [
  INHERITANCE,
  { selector: 'ThrowStatement', message: 'A pure file does not throw: a refusal is an answer.' },
  {
    selector: ':matches(ClassDeclaration, ClassExpression)',
    message: 'A pure file has types and functions, no class.',
  },
  { selector: ':function[async=true], AwaitExpression', message: 'A pure file waits for nothing.' },
  { selector: 'ImportExpression', message: 'A pure file imports at its head, and only what is pure.' },
];

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', 'reports/', 'data/', 'test/golden/']),

  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: [...NODE_FILES, '**/*.ts'],
    plugins: { tracker: { rules: { 'named-for-the-domain': namedForTheDomain } } },
    rules: {
      'tracker/named-for-the-domain': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', UNUSED],
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'], custom: { regex: NAMELESS_TYPE, match: false } },
        { selector: 'function', format: ['camelCase', 'PascalCase'], custom: { regex: `${NAMELESS}$`, match: false } },
      ],
      // A port promises; the store behind it may have its answer at once.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', INHERITANCE],
    },
  },

  {
    files: PRODUCT,
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },

  { files: ['src/cli.ts', 'src/cli/**/*.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },

  /** Tables of codes are as long as the codes are many, and definitions taken from the source as there are definitions. */
  { files: ['src/domain/codes.ts', 'projections/measure-definitions.ts'], rules: { 'max-lines': 'off' } },

  {
    files: PURE,
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-globals': ['error', { globals: IMPURE_GLOBALS, checkGlobalObject: true }],
      'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
      'no-restricted-syntax': ['error', ...IMPURE_SYNTAX],
    },
  },

  {
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
