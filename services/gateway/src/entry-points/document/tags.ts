import { outgoingTypes } from '@autosync/contracts';

const words: Readonly<Record<string, string>> = {
  companies: 'Companies: one QuickBooks company each, with a connection and settings of its own',
  connections: 'The connection of a company to QuickBooks: begun here, allowed by a person',
  autosync: 'When a company is synced by itself, and whether it is ready for that',
  pauses: 'Stops for a while, with a note that says why',
  ...Object.fromEntries(
    outgoingTypes.map(([type]) => [type, `Records of the type ${type}: put in, read with what became of them`]),
  ),
  records: 'Records of all types: what failed or is held, with the thing to do about it',
  mappings: 'What names in records mean in QuickBooks, and QuickBooks’ own lists',
  payments: 'What customers paid, as it came back from QuickBooks',
  batches: 'Batches: started, followed, read, cancelled and run again',
  notifications: 'Who hears of what happens to a company by mail',
  webhooks: 'Where programs hear of what happens, at once',
  comparisons: 'Comparisons of what is here with what is in QuickBooks',
  status: 'How all companies are, in one call',
  tenants: 'Tenants and their API keys',
  audit: 'Who changed what',
  problems: 'What the API refuses requests for',
};

/** The groups of operations, in the order in which people read them. */
export const tags = Object.entries(words).map(([name, description]) => ({ name, description }));
