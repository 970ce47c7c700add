import type { RegisterRemark } from '../../domain/provider/register-told.js';

/** What a register says that does not agree with what is recorded, in words that say what to do. */
export const remarkFinding = (remark: RegisterRemark): { readonly rule: string; readonly message: string } => ({
  rule: remark.code,
  message: inWords(remark),
});

const inWords = (remark: RegisterRemark): string => {
  switch (remark.code) {
    case 'registration-date-differs':
      return `The register says registered on ${remark.told}, and ${remark.recorded} is recorded. It was left as recorded: check which is right, and correct the record.`;
    case 'ended-but-in-register':
      return `The provider is in the register, and its registration is recorded as ended on ${remark.endedOn}. It was left as recorded: check whether it has closed.`;
    case 'missing-between-registers':
      return 'The provider is not in this register, and is in one before and one after. It was taken to have been registered all along.';
    case 'inspection-differs':
      return `The inspection of ${remark.on} is recorded by a later word, and says otherwise than this register. It was left as recorded.`;
  }
};
