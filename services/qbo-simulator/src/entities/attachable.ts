import { objectsOf, textOf } from '../books/doc.ts';
import type { References } from '../books/references.ts';
import { isCleared } from '../fields/field.ts';
import type { Field } from '../fields/field.ts';
import { decimal, flag, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import { isJsonObject } from '../json.ts';
import { invalidReference, missingParameter, QboFault } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** What a file can be attached to. */
const owners = [
  'Bill',
  'BillPayment',
  'CreditMemo',
  'Customer',
  'Deposit',
  'Employee',
  'Estimate',
  'Invoice',
  'Item',
  'JournalEntry',
  'Payment',
  'Purchase',
  'PurchaseOrder',
  'RefundReceipt',
  'SalesReceipt',
  'TimeActivity',
  'Transfer',
  'Vendor',
  'VendorCredit',
];

/** `{"type": "Invoice", "value": "95"}`: the document that a file is attached to. It is answered without a name. */
const ownerReference: Field = {
  read(value, path, references: References) {
    if (isCleared(value)) return undefined;
    const [type, id] = isJsonObject(value) ? [textOf(value, 'type'), textOf(value, 'value')] : [];
    if (type === undefined || id === undefined) throw missingParameter(path);
    const owner = owners.find((name) => name.toLowerCase() === type.toLowerCase());
    if (owner === undefined) throw new QboFault('2170', `Invalid Enumeration : "${type}"`, path);
    if (references.stateOf(owner, id) === 'absent') throw invalidReference(references.tableOf(owner), id);
    return { value: id, type: owner };
  },
  revive: (value) => value,
};

/** The file extensions that are accepted; others are refused with 6041. */
const endings = 'ai csv doc docx eps gif html jpeg jpg msg ods pdf png rtf tif txt xls xlsx xml'.split(' ');

function checkFileName(name: string): void {
  const [ending = ''] = /[^.]*$/.exec(name.toLowerCase()) ?? [];
  if (endings.includes(ending)) return;
  throw new QboFault('6041', `File type not supported : The file ${name} is of a type that can not be attached.`);
}

/** Files and notes attached to other documents. The bytes of a file are in its journal line. */
export const attachable: EntityDefinition = {
  name: 'Attachable',
  table: 'Attachments',
  sequence: 'attachables',
  operations: new Set(['create', 'update', 'delete', 'read', 'query']),
  fields: {
    FileName: text({ max: 1000 }),
    Note: text({ max: 2000 }),
    Category: text({ max: 60 }),
    ContentType: text({ max: 100 }),
    PlaceName: text({ max: 2000 }),
    Tag: text({ max: 2000 }),
    Lat: text({ max: 100 }),
    Long: text({ max: 100 }),
    Size: decimal,
    FileAccessUri: text({ max: 4000 }),
    TempDownloadUri: text({ max: 4000 }),
    AttachableRef: list(object({ EntityRef: ownerReference, IncludeOnSend: flag, LineInfo: text({ max: 30 }) }), {
      max: 1000,
    }),
  },
  answer: {},
  queryable: {
    ...metaDataQueryable,
    FileName: 'text',
    Note: 'text',
    ContentType: 'text',
    Category: 'text',
    'AttachableRef.EntityRef.type': 'text',
    'AttachableRef.EntityRef.value': 'reference',
  },
  indexes: ['FileName'],
  activeOnly: false,
  countsTotal: true,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'FileName'),
  complete(draft) {
    const name = textOf(draft, 'FileName');
    if (name === undefined && draft['Note'] === undefined) throw missingParameter('Note');
    if (name !== undefined) checkFileName(name);
    for (const link of objectsOf(draft, 'AttachableRef')) {
      if (link['EntityRef'] === undefined) throw missingParameter('AttachableRef.EntityRef');
    }
    return draft;
  },
};
