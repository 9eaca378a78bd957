import type { CompanyView } from '../books/company-view.ts';
import { objectOf, objectsOf } from '../books/doc.ts';
import { QboFault } from '../qbo-fault.ts';

/**
 * Features that are not part of every plan (docs/quickbooks.md#error-codes, #items). Plans are named as in
 * `OfferingSku` (docs/quickbooks.md#company).
 */
const featuresOf: Readonly<Record<string, readonly string[]>> = {
  'QuickBooks Online Simple Start': [],
  'QuickBooks Online Essentials': ['bills'],
  'QuickBooks Online Plus': ['bills', 'inventory', 'purchase orders', 'classes', 'locations'],
  'QuickBooks Online Advanced': ['bills', 'inventory', 'purchase orders', 'classes', 'locations'],
};

type Feature = 'bills' | 'inventory' | 'purchase orders' | 'classes' | 'locations';

function companyValue(company: CompanyView, name: string): unknown {
  return objectsOf(company.only('CompanyInfo'), 'NameValue').find((pair) => pair['Name'] === name)?.['Value'];
}

/** Refuses with 5020 what the company's plan does not include. An unknown plan includes everything. */
export function requireFeature(company: CompanyView, feature: Feature): void {
  const plan = companyValue(company, 'OfferingSku');
  const features = typeof plan === 'string' ? featuresOf[plan] : undefined;
  const isOn = feature !== 'inventory' || preferenceOfStock(company) !== false;
  if (isOn && features?.includes(feature) !== false) return;
  throw new QboFault('5020', `Permission Denied Error : The feature ${feature} is not part of this company's plan.`);
}

function preferenceOfStock(company: CompanyView): unknown {
  return objectOf(company.only('Preferences'), 'ProductAndServicesPrefs')['QuantityOnHand'];
}

const endedStatuses: readonly unknown[] = ['EXPIRED', 'CANCELLED', 'SUSPENDED'];

/** Refuses every call to a company whose subscription has ended (docs/quickbooks.md#error-codes). */
export function checkSubscription(company: CompanyView): void {
  if (!endedStatuses.includes(companyValue(company, 'SubscriptionStatus'))) return;
  throw new QboFault(
    '6190',
    "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online because your trial or subscription period ended, was canceled, or there was a billing problem.",
  );
}

/** The features of the plan, with the names that Intuit's list of entitlements uses. */
export function entitlementsOf(company: CompanyView): { plan: string; features: { name: string; isOn: boolean }[] } {
  const plan = companyValue(company, 'OfferingSku');
  const has = typeof plan === 'string' ? featuresOf[plan] : undefined;
  const features = Object.entries(entitlementNames).map(([feature, name]) => ({
    name,
    isOn: has?.includes(feature) !== false,
  }));
  return { plan: typeof plan === 'string' ? plan : '', features };
}

const entitlementNames: Readonly<Record<Feature, string>> = {
  bills: 'Bill Management',
  classes: 'Class Tracking',
  inventory: 'Inventory',
  locations: 'Location Tracking',
  'purchase orders': 'Purchase Orders',
};
