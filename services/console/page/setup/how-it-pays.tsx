import { useTexts } from '../texts/index.ts';

const paymentTypes = ['Cash', 'Check', 'CreditCard'] as const;
export type PaymentType = (typeof paymentTypes)[number];

/** What QuickBooks books as the way of paying: in cash, by check or by card. */
export function HowItPays({ value, onChange }: { value: PaymentType; onChange: (type: PaymentType) => void }) {
  const { mapping } = useTexts();
  return (
    <label className="row">
      {mapping.paysBy}
      <select
        className="select narrow"
        value={value}
        onChange={({ target }) => onChange(paymentTypes.find((type) => type === target.value) ?? 'Check')}
      >
        {paymentTypes.map((type) => (
          <option key={type} value={type}>
            {mapping.paymentTypes[type]}
          </option>
        ))}
      </select>
    </label>
  );
}
