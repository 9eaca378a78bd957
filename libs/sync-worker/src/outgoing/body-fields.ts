/** A text field of a document's body; "" when it is absent or no text. */
export function textField(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}
