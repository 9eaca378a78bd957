import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { companiesQuery, companyQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';

type Item = { id: string; name: string };
type ChooseCompanyProps = { companyId: string | undefined; onChoose: (companyId: string) => void };

/** A field to choose a company by part of its name. */
export function ChooseCompany({ companyId, onChoose }: ChooseCompanyProps) {
  const { notifications, companies } = useTexts();
  const [typed, setTyped] = useState<string>();
  const chosen = useQuery({ ...companyQuery(companyId ?? ''), enabled: companyId !== undefined });
  const search = (typed ?? '').trim();
  const { data } = useInfiniteQuery(companiesQuery(search, { isLive: true }));
  const items = (data?.pages[0]?.items ?? []).map(({ id, name }) => ({ id, name }));
  return (
    <ComboBox
      className="field chooser"
      items={items}
      inputValue={typed ?? chosen.data?.name ?? ''}
      onInputChange={setTyped}
      allowsEmptyCollection
      menuTrigger="focus"
      onSelectionChange={(id) => {
        const company = items.find((item) => item.id === id);
        if (company === undefined) return;
        setTyped(company.name);
        onChoose(company.id);
      }}
    >
      <Label>{notifications.company}</Label>
      <Input className="input" placeholder={notifications.chooseCompany} />
      <Popover className="popover">
        <ListBox<Item> renderEmptyState={() => <div className="option muted">{companies.noMatch}</div>}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="option">
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
