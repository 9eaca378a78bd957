import { email, text } from './scalars.ts';
import { object } from './structures.ts';

/** A postal address as QBO takes it. */
export const address = object({
  Line1: text({ max: 500 }),
  Line2: text({ max: 500 }),
  Line3: text({ max: 500 }),
  Line4: text({ max: 500 }),
  Line5: text({ max: 500 }),
  City: text({ max: 255 }),
  Country: text({ max: 255 }),
  CountryCode: text({ max: 255 }),
  CountrySubDivisionCode: text({ max: 255 }),
  PostalCode: text({ max: 31 }),
  Note: text({ max: 500 }),
  Lat: text({ max: 100 }),
  Long: text({ max: 100 }),
});

export const emailAddress = object({ Address: email });
export const phone = object({ FreeFormNumber: text({ max: 30 }) });
export const website = object({ URI: text({ max: 1000 }) });
