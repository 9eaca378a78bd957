// Original file: protos/autosync/v1/notifier.proto

import type { Recipient as _autosync_v1_Recipient, Recipient__Output as _autosync_v1_Recipient__Output } from '../../autosync/v1/Recipient.ts';
import type { Long } from '@grpc/proto-loader';

export interface NotificationSettings {
  'version'?: (number | string | Long);
  'recipients'?: (_autosync_v1_Recipient)[];
  'digestHour'?: (number);
  'mailInstalled'?: (boolean);
}

export interface NotificationSettings__Output {
  'version': (number);
  'recipients': (_autosync_v1_Recipient__Output)[];
  'digestHour': (number);
  'mailInstalled': (boolean);
}
