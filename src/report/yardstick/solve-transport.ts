import highsModule from 'highs';
import { preferOwn } from '../../quota/clearing/prefer-own.ts';
import {
  type Flow,
  proveOptimal,
  reaches,
  type Transport,
  type TransportPlan,
} from '../../quota/clearing/transport.ts';
import { invariant } from '../../units/invariant.ts';

// The package's types describe its CommonJS build, where the loader is a property.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Loaded once, when first asked for: it holds no state between problems. */
let solver: ReturnType<typeof loadHighs> | null = null;

/**
 * The least-cost assignment of quota to needs, by linear programme (HiGHS). The solver works in
 * doubles; of its answer only the whole numbers nearest to it are taken, and they are used only
 * when they prove themselves optimal in exact arithmetic.
 *
 * @throws InvariantError when the solver gives up or its answer fails the proof.
 */
export async function solveTransport(transport: Transport): Promise<TransportPlan> {
  const routes = routesOf(transport);
  if (routes.length === 0) return proven(transport, emptyPlan(transport));
  solver ??= loadHighs();
  const highs = await solver;
  const solved = highs.solve(programme(transport, routes), SOLVER);
  invariant(solved.Status === 'Optimal', 'yardstick.solver', () => ({ status: solved.Status }));
  const rows = new Map(
    solved.Rows.flatMap((row) => ('Dual' in row ? [[row.Name, whole(row.Dual)] as const] : [])),
  );
  const flows = routes.flatMap(({ source, sink }): Flow[] => {
    const column = solved.Columns[flowName(source, sink)];
    const quantity = column === undefined ? 0 : whole(Number(column.Primal));
    return quantity === 0 ? [] : [{ source, sink, quantity }];
  });
  const plan = {
    flows,
    sourcePrices: transport.sources.map((_, i) => whole(-(rows.get(`s${i}`) ?? 0))),
    sinkPrices: transport.sinks.map(({ worth }, j) => rows.get(`d${j}`) ?? worth),
  };
  proveOptimal(transport, plan);
  return proven(transport, preferOwn(transport, plan));
}

/** A vertex is wanted: there every quantity and every shadow price is whole. */
const SOLVER = { solver: 'simplex', presolve: 'off', output_flag: false } as const;

type Route = Omit<Flow, 'quantity'>;

function routesOf({ sources, sinks }: Transport): Route[] {
  return sources.flatMap((from, source) =>
    sinks.flatMap((to, sink) =>
      reaches(from, to) && from.cost <= to.worth ? [{ source, sink }] : [],
    ),
  );
}

/** A need that no route reaches stays unmet at what it is worth; no source is scarce then. */
function emptyPlan({ sources, sinks }: Transport): TransportPlan {
  return {
    flows: [],
    sourcePrices: sources.map(() => 0),
    sinkPrices: sinks.map(({ worth }) => worth),
  };
}

function proven(transport: Transport, plan: TransportPlan): TransportPlan {
  proveOptimal(transport, plan);
  return plan;
}

/** The programme in LP format: cost of what is spent, and the worth of what stays unmet. */
function programme({ sources, sinks }: Transport, routes: readonly Route[]): string {
  const costs = [
    ...routes.map(({ source, sink }) => `${sources[source]!.cost} ${flowName(source, sink)}`),
    ...sinks.map(({ worth }, j) => `${worth} u${j}`),
  ];
  const spent = grouped(routes, ({ source }) => source);
  const met = grouped(routes, ({ sink }) => sink);
  return [
    'Minimize',
    ` cost: ${costs.join('\n + ')}`,
    'Subject To',
    ...[...spent].map(([i, names]) => ` s${i}: ${names.join('\n + ')} <= ${sources[i]!.quantity}`),
    ...sinks.map(({ quantity }, j) => {
      return ` d${j}: ${[...(met.get(j) ?? []), `u${j}`].join('\n + ')} = ${quantity}`;
    }),
    'End',
    '',
  ].join('\n');
}

function grouped(routes: readonly Route[], key: (route: Route) => number): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const route of routes) {
    const name = flowName(route.source, route.sink);
    const group = groups.get(key(route));
    if (group === undefined) groups.set(key(route), [name]);
    else group.push(name);
  }
  return groups;
}

function flowName(source: number, sink: number): string {
  return `x${source}_${sink}`;
}

/** The nearest whole number, without −0. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
