/** The tenant an operator has chosen. It applies to this tab and is forgotten when the tab closes. */
export type ChosenTenant = { id: string; name: string };

const STORED = 'autosync-tenant';

export function chosenTenant(): ChosenTenant | undefined {
  const stored = sessionStorage.getItem(STORED);
  return stored === null ? undefined : (JSON.parse(stored) as ChosenTenant);
}

/** Loads the page again, since everything on it belongs to the tenant chosen before. */
export function chooseTenant(tenant: ChosenTenant | undefined, home: string): void {
  if (tenant === undefined) sessionStorage.removeItem(STORED);
  else sessionStorage.setItem(STORED, JSON.stringify(tenant));
  location.assign(home);
}
