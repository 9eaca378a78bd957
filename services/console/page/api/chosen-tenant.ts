/** For which tenant an operator looks: theirs alone, and gone with the tab. */
export type ChosenTenant = { id: string; name: string };

const STORED = 'autosync-tenant';

export function chosenTenant(): ChosenTenant | undefined {
  const stored = sessionStorage.getItem(STORED);
  return stored === null ? undefined : (JSON.parse(stored) as ChosenTenant);
}

/** Everything on the screen is another tenant's from then on, so it is begun anew. */
export function chooseTenant(tenant: ChosenTenant | undefined, home: string): void {
  if (tenant === undefined) sessionStorage.removeItem(STORED);
  else sessionStorage.setItem(STORED, JSON.stringify(tenant));
  location.assign(home);
}
