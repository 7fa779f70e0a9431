import { type Flow, reaches, type Transport, type TransportPlan } from './transport.ts';

/**
 * Among plans that are equally good, one that moves less and leaves less unmet: a need is served
 * from its city's own quota where that costs no more than what the plan had found for it, and
 * also where serving it gains nothing. Worth and cost add up to the same, so that the shadow
 * prices prove this plan too.
 */
export function preferOwn(transport: Transport, plan: TransportPlan): TransportPlan {
  const { sources, sinks } = transport;
  const spent = sources.map(() => 0);
  const met = sinks.map(() => 0);
  for (const { source, sink, quantity } of plan.flows) {
    spent[source]! += quantity;
    met[sink]! += quantity;
  }
  const isOwn = (source: number, sink: number) => sources[source]!.holder === sinks[sink]!.buyer;
  for (const { source, sink, quantity } of plan.flows) {
    if (isOwn(source, sink)) continue;
    let left = quantity;
    for (const [own, { cost, quantity: most }] of sources.entries()) {
      if (!isOwn(own, sink) || cost !== sources[source]!.cost) continue;
      const swapped = Math.min(left, most - spent[own]!);
      spent[own]! += swapped;
      spent[source]! -= swapped;
      left -= swapped;
    }
  }
  serveAtCost(transport, spent, met);
  return { ...plan, flows: route(transport, spent, met, isOwn) };
}

/** Needs worth exactly what unspent quota costs are served too: nobody gains, nobody waits. */
function serveAtCost({ sources, sinks }: Transport, spent: number[], met: number[]): void {
  for (const [sink, to] of sinks.entries()) {
    for (const [source, from] of sources.entries()) {
      if (from.cost !== to.worth || !reaches(from, to)) continue;
      const quantity = Math.min(to.quantity - met[sink]!, from.quantity - spent[source]!);
      met[sink]! += quantity;
      spent[source]! += quantity;
    }
  }
}

/** Routes what is spent to what is met: what may not leave first, then other own, then the rest. */
function route(
  { sources, sinks }: Transport,
  spent: number[],
  met: number[],
  isOwn: (source: number, sink: number) => boolean,
): Flow[] {
  const flows: Flow[] = [];
  const send = (may: (source: number, sink: number) => boolean) => {
    for (const source of sources.keys()) {
      for (const sink of sinks.keys()) {
        if (spent[source] === 0) break;
        const quantity = Math.min(spent[source]!, met[sink]!);
        if (quantity === 0 || !may(source, sink)) continue;
        spent[source]! -= quantity;
        met[sink]! -= quantity;
        flows.push({ source, sink, quantity });
      }
    }
  };
  send((source, sink) => isOwn(source, sink) && !sources[source]!.mayLeave);
  send(isOwn);
  send((source, sink) => reaches(sources[source]!, sinks[sink]!));
  return flows;
}
