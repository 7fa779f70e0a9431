import { type Io, pathFrom } from './io.ts';

/** A scenario and perhaps deals of the user's own, from where the command was called. */
export function runRequest(
  scenario: string,
  { deals, sheet }: { readonly deals?: string | undefined; readonly sheet?: string | undefined },
  io: Io,
) {
  return {
    scenario: pathFrom(io, scenario),
    deals: deals === undefined ? null : pathFrom(io, deals),
    sheet: sheet ?? null,
  };
}
