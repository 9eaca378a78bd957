import { createContext, useContext } from 'react';
import type { Company } from '../api/api.ts';

const Context = createContext<Company | undefined>(undefined);
export const CompanyProvider = Context.Provider;

/** The company of the page. Only for pages within the company's frame. */
export function useCompany(): Company {
  const company = useContext(Context);
  if (company === undefined) throw new Error('this stands outside the pages of a company');
  return company;
}
