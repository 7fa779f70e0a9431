/** Colours of Okabe and Ito, told apart by people of every colour vision. */
export const COLOURS = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#666666',
];

/** Marks that tell series apart where colours do not. */
export const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'emptyCircle'];

export function titleOption(text: string) {
  return { text, left: 8, top: 4, textStyle: { fontSize: 14 } };
}
