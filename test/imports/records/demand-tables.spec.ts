import { describe, expect, test } from '@jest/globals';
import { csv, openRegister, told } from './given-records.js';

describe('the tables of demand management', () => {
  test('tell of a child’s support, each fact in the stream of the child, a note under identity', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'panels.csv': csv('child,panel,decided_on,decision,note', '300001,Fostering panel,01/06/2018,Agreed with conditions,Nobody Invented'),
      'outcomes.csv': csv('child,referral,told_on,outcome', '300001,EC-9,01/09/2018,No change', '300001,EC-9,01/10/2018,reduced'),
      'referrals.csv': csv('child,referral,service,referred_on,closed_on', '300001,EC-9,Edge of care team,01/05/2018,01/11/2018'),
      'proceedings.csv': csv('child,proceedings,issued_on', '300001,CP-9,02/05/2018'),
    });
    expect(report).toMatchObject({ rowsImported: 5, findings: [] });
    const entries = await register.entries();
    expect(entries.map(({ stream, type }) => `${stream} ${type}`)).toEqual(
      ['ReferralMade', 'ProceedingsIssued', 'PanelDecided', 'ReferralOutcomeTold', 'ReferralOutcomeTold', 'ReferralClosed'].map(
        (type) => `support-E99000001-300001 ${type}`),
    );
    expect(await register.told('PanelDecided')).toEqual([
      { effectiveOn: '2018-06-01', panel: 'fostering', decision: 'agreed-with-conditions', identity: { note: 'Nobody Invented' } },
    ]);
  });

  test('tell of a cohort on one day its baseline before who joined, and who left before its end', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'progress.csv': csv('cohort,child,tracked_on,progress', 'h,1,01/02/2018,On track', 'h,1,30/06/2018,Plan achieved'),
      'members.csv': csv('cohort,child,joined_on,left_on,left_how', 'h,1,01/02/2018,30/06/2018,Adopted', 'h,2,01/02/2018,30/06/2018,other'),
      'cohorts.csv': csv('cohort,title,baselined_on,closed_on', 'h,Homeward,01/02/2018,30/06/2018'),
    });
    expect(told(report)).toEqual([]);
    expect((await register.entries()).map(({ type }) => type.replace('Cohort', ''))).toEqual([
      'Baselined', 'Joined', 'Joined', 'Tracked', 'Left', 'Left', 'Closed', 'Tracked',
    ]);
  });

  test('are refused row by row where a child was not referred, or is not in the cohort', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'a.csv': csv('child,referral,told_on,outcome', '300001,EC-9,01/09/2018,reduced'),
      'b.csv': csv('cohort,title,baselined_on', 'h,Homeward,01/02/2018'),
      'c.csv': csv('cohort,child,tracked_on,progress', 'h,1,01/03/2018,Delayed'),
    });
    expect(told(report).sort()).toEqual(['not-in-cohort tracked_on at c.csv:2', 'not-referred told_on at a.csv:2']);
    expect(report).toMatchObject({ rowsImported: 1, rowsRejected: 2 });
  });
});
