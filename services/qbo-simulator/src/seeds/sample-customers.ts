/**
 * The clients of a small IT-services firm: name, city, state, and what their managed-services agreement costs a month.
 */
export const sampleCustomers: readonly [name: string, city: string, state: string, monthly: number][] = [
  ['Alder & Finch Architects', 'Sacramento', 'CA', 1250],
  ['Bayside Dental Group', 'Monterey', 'CA', 890],
  ['Cascade Freight Lines', 'Portland', 'OR', 3400],
  ['Dune Valley Vineyards', 'Napa', 'CA', 640],
  ['Evergreen Title Company', 'Tacoma', 'WA', 1875.5],
  ['Foothill Montessori', 'Auburn', 'CA', 475],
  ['Granite Peak Outfitters', 'Truckee', 'CA', 980],
  ['Harbor Light Hospice', 'Eureka', 'CA', 2210],
  ['Iron Horse Brewing', 'Reno', 'NV', 715.25],
  ['Juniper Legal LLP', 'Bend', 'OR', 1540],
  ['Kestrel Robotics', 'San Jose', 'CA', 4200],
  ['Lakeshore Realty', 'South Lake Tahoe', 'CA', 560],
];
