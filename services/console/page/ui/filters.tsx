import { useNavigate } from '@tanstack/react-router';

type FieldProps = { id: string; label: string; value: string; onChange: (value: string) => void };

/** A text field that filters a list. */
export function SearchField({ id, label, value, onChange, hint }: FieldProps & { hint?: string }) {
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="search"
        maxLength={200}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

type SelectFieldProps = FieldProps & {
  /** The label of the option "no filter", if there is one. */
  all?: string;
  options: readonly (readonly [value: string, name: string])[];
};

/** A choice of a few words that filters a list. */
export function SelectField({ id, label, value, onChange, all, options }: SelectFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="select" value={value} onChange={({ target }) => onChange(target.value)}>
        {all === undefined ? null : <option value="">{all}</option>}
        {options.map(([word, name]) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A date field that filters a list. */
export function DayField({ id, label, value, onChange }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="date"
        min="1970-01-01"
        max="9999-12-31"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** Changes one filter in the page's address; an empty one is removed. */
export function useChangeFilter<Search extends object>(): (name: keyof Search & string, value: string) => void {
  const navigate = useNavigate();
  return (name, value) =>
    void navigate({
      to: '.',
      search: (before: object) => {
        const { [name]: _old, ...rest } = before as Record<string, unknown>;
        return value === '' ? rest : { ...rest, [name]: value };
      },
      replace: true,
    });
}
