import { chanceFrom } from '../example/random.js';
import type { Life } from './world.js';

const BOYS = [
  'Aaron', 'Adam', 'Aiden', 'Alfie', 'Arlo', 'Ben', 'Callum', 'Charlie', 'Connor', 'Daniel', 'Dylan', 'Elliot', 'Ethan', 'Finley', 'Freddie', 'George',
  'Harvey', 'Isaac', 'Jack', 'Jamie', 'Joel', 'Jude', 'Kai', 'Leo', 'Lewis', 'Logan', 'Luca', 'Mason', 'Nathan', 'Noah', 'Oscar', 'Reuben', 'Riley', 'Samuel',
  'Theo', 'Toby', 'Tyler', 'Zac',
] as const;
const GIRLS = [
  'Abigail', 'Alice', 'Amber', 'Amelia', 'Ava', 'Bethany', 'Caitlin', 'Chloe', 'Daisy', 'Darcey', 'Eleanor', 'Ella', 'Erin', 'Eva', 'Faith', 'Freya', 'Grace',
  'Hannah', 'Holly', 'Imogen', 'Isla', 'Jasmine', 'Katie', 'Keira', 'Layla', 'Lily', 'Lola', 'Maisie', 'Megan', 'Molly', 'Niamh', 'Phoebe', 'Poppy', 'Rosie',
  'Ruby', 'Sophie', 'Summer', 'Zara',
] as const;
const FAMILIES = [
  'Ackroyd', 'Alderson', 'Appleyard', 'Ashworth', 'Bagshaw', 'Barraclough', 'Beaumont', 'Birkin', 'Booth', 'Bramall', 'Brocklebank', 'Butterworth', 'Clegg',
  'Copley', 'Crabtree', 'Crossland', 'Dearden', 'Denby', 'Earnshaw', 'Eastwood', 'Fairburn', 'Firth', 'Garside', 'Gledhill', 'Greenhalgh', 'Haigh', 'Hardcastle',
  'Heptonstall', 'Hinchliffe', 'Holroyd', 'Illingworth', 'Jagger', 'Kaye', 'Kershaw', 'Lockwood', 'Lumb', 'Micklethwaite', 'Mitchell', 'Naylor', 'Oldroyd',
  'Ormerod', 'Pickles', 'Priestley', 'Ramsden', 'Rawson', 'Rushworth', 'Schofield', 'Shackleton', 'Sugden', 'Sutcliffe', 'Thackray', 'Thornber', 'Uttley',
  'Varley', 'Wadsworth', 'Whiteley', 'Wigglesworth', 'Woodhead', 'Wrigley', 'Yeadon',
] as const;

/** An invented name: brothers and sisters, who share a number of their family's, share its name. */
export const inventedName = ({ sex, child }: Life, family: number): string =>
  `${chanceFrom(60, Number(child)).pick<string>(sex === '1' ? BOYS : GIRLS)} ${chanceFrom(61, family).pick<string>(FAMILIES)}`;
