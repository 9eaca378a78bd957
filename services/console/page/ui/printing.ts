import { useSyncExternalStore } from 'react';

const paper = window.matchMedia('print');

function subscribe(listener: () => void): () => void {
  paper.addEventListener('change', listener);
  return () => paper.removeEventListener('change', listener);
}

/** Is the page being put on paper? */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => paper.matches);
}
