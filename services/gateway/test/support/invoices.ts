/** An invoice as an IT-services firm's system sends it. */
export function invoice(change: Record<string, unknown> = {}) {
  return {
    number: 'INV-1001',
    date: '2026-01-31',
    dueDate: '2026-03-02',
    terms: 'Net 30',
    customer: { name: 'Contoso Ltd', accountNumber: 'C-17' },
    lines: [
      { item: 'Managed Services', source: 'agreement', quantity: '1', unitPrice: '1250.00' },
      { item: 'Remote Support', source: 'ticket', group: 'T-4711', quantity: '1.5', unitPrice: '120.00' },
    ],
    total: '1430.00',
    ...change,
  };
}
