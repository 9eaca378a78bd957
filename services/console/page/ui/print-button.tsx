import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';

type PrintButtonProps = {
  /** The list that is printed: what was not read yet is read first. */
  list: { hasNextPage: boolean; fetchNextPage: () => Promise<{ hasNextPage: boolean; isError: boolean }> };
};

/** Pages of a list that are printed at most; who needs more takes the CSV. */
const MOST_PAGES = 100;

/** Prints the page with all of its list, not only with what was read so far. */
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
    // What was read is shown before it is printed.
    onSuccess: () => void setTimeout(() => window.print()),
  });
  return (
    <button type="button" className="button" disabled={printing.isPending} onClick={() => printing.mutate()}>
      <Icon name="print" />
      {printing.isPending ? states.loading : batch.print}
    </button>
  );
}
