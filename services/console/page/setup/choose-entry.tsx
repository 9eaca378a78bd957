import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { QuickBooksList } from '../api/api.ts';
import { listQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';

export type Entry = { id: string; name: string };

type ChooseEntryProps = { list: QuickBooksList; label: string; onChoose: (entry: Entry) => void };

/** A field to choose an entry of a QuickBooks list by part of its name. */
export function ChooseEntry({ list, label, onChoose }: ChooseEntryProps) {
  const { mapping } = useTexts();
  const { id: companyId } = useCompany();
  const [text, setText] = useState('');
  const { data } = useQuery(listQuery(companyId, list, text.trim()));
  // "Nothing matches" is only said of a list that has been read.
  const empty = data === undefined ? mapping.searching : data.readAt === null ? mapping.notRead : mapping.noEntry;
  const items = (data?.items ?? []).map(({ id, fullName }) => ({ id, name: fullName }));
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      onInputChange={setText}
      allowsEmptyCollection
      menuTrigger="focus"
      onSelectionChange={(id) => {
        const chosen = items.find((item) => item.id === id);
        if (chosen === undefined) return;
        setText(chosen.name);
        onChoose(chosen);
      }}
    >
      <Label className="visually-hidden">{label}</Label>
      <Input className="input" placeholder={mapping.search} />
      <Popover className="popover">
        <ListBox<Entry> renderEmptyState={() => <div className="option muted">{empty}</div>}>
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
