// Original file: protos/autosync/v1/scheduler.proto


export interface TypeSettings {
  'type'?: (string);
  'enabled'?: (boolean);
  'intervalMinutes'?: (number);
}

export interface TypeSettings__Output {
  'type': (string);
  'enabled': (boolean);
  'intervalMinutes': (number);
}
