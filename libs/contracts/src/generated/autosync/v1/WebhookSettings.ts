// Original file: protos/autosync/v1/notifier.proto


export interface WebhookSettings {
  'url'?: (string);
  'description'?: (string);
  'eventTypes'?: (string)[];
  'companyIds'?: (string)[];
  'contact'?: (string);
  'enabled'?: (boolean);
}

export interface WebhookSettings__Output {
  'url': (string);
  'description': (string);
  'eventTypes': (string)[];
  'companyIds': (string)[];
  'contact': (string);
  'enabled': (boolean);
}
