/** A function of the unit cube whose sensitivities are known. */
export type CubeFunction = (point: readonly number[]) => number;

/** T. Ishigami and T. Homma (1990), a = 7, b = 0.1; inputs uniform on −π … π. */
export const ishigami: CubeFunction = (point) => {
  const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Its indices by integration, in closed form. */
export function ishigamiIndices() {
  const [a, b, pi4] = [7, 0.1, Math.PI ** 4];
  const v1 = 0.5 * (1 + (b * pi4) / 5) ** 2;
  const v2 = a ** 2 / 8;
  const v13 = (8 * b ** 2 * pi4 ** 2) / 225;
  const v = v1 + v2 + v13;
  return { first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v] };
}

export const G_WEIGHTS = [0, 1, 4.5, 9, 99, 99];

/** The g-function of I. M. Sobol. */
export const sobolG: CubeFunction = (point) =>
  point.reduce((product, x, i) => {
    const a = G_WEIGHTS[i]!;
    return (product * (Math.abs(4 * x - 2) + a)) / (1 + a);
  }, 1);

/** Its indices in closed form. */
export function sobolGIndices() {
  const parts = G_WEIGHTS.map((a) => 1 / 3 / (1 + a) ** 2);
  const whole = parts.reduce((product, part) => product * (1 + part), 1);
  const variance = whole - 1;
  return {
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * (whole / (1 + part))) / variance),
  };
}
