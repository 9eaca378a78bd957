// Original file: protos/autosync/v1/batch_status.proto


export interface ActionResult {
  'recordId'?: (string);
  'externalId'?: (string);
  'attempt'?: (number);
  'state'?: (string);
  'operation'?: (string);
  'entity'?: (string);
  'qboId'?: (string);
  'docNumber'?: (string);
  'amount'?: (string);
  'category'?: (string);
  'code'?: (string);
  'message'?: (string);
  'fix'?: (string);
  'at'?: (string);
  'intuitTid'?: (string);
}

export interface ActionResult__Output {
  'recordId': (string);
  'externalId': (string);
  'attempt': (number);
  'state': (string);
  'operation': (string);
  'entity': (string);
  'qboId': (string);
  'docNumber': (string);
  'amount': (string);
  'category': (string);
  'code': (string);
  'message': (string);
  'fix': (string);
  'at': (string);
  'intuitTid': (string);
}
