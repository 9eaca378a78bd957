// Original file: protos/autosync/v1/notifier.proto


export interface Recipient {
  'address'?: (string);
  'about'?: (string)[];
  'types'?: (string)[];
  'when'?: (string);
}

export interface Recipient__Output {
  'address': (string);
  'about': (string)[];
  'types': (string)[];
  'when': (string);
}
