import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';

type PrintButtonProps = {
  /** The list to print: the pages that are missing are read first. */
  list: { hasNextPage: boolean; fetchNextPage: () => Promise<{ hasNextPage: boolean; isError: boolean }> };
};

/** The most pages of a list that are printed. For more there is the CSV. */
const MOST_PAGES = 100;

/** Prints the page with the whole list, not only with the part that was read. */
export function PrintButton({ list }: PrintButtonProps) {
  const { batch, states } = useTexts();
  const printing = useMutation({
    mutationFn: async () => {
      let { hasNextPage } = list;
      for (let page = 0; hasNextPage && page < MOST_PAGES; page += 1) {
        const after = await list.fetchNextPage();
        hasNextPage = after.hasNextPage && !after.isError;
      }
    },
    // The list must be rendered before it is printed.
    onSuccess: () => void setTimeout(() => window.print()),
  });
  return (
    <button type="button" className="button" disabled={printing.isPending} onClick={() => printing.mutate()}>
      <Icon name="print" />
      {printing.isPending ? states.loading : batch.print}
    </button>
  );
}
